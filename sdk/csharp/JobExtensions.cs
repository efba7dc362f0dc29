namespace ImageGenerator.Sdk;

/// <summary>Asking for images and edits once, and waiting for them.</summary>
public static class JobExtensions
{
    private static readonly TimeSpan _firstInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _longestInterval = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Asks for images, once: a lost answer is asked for again under one key, which makes and charges one generation.
    /// </summary>
    /// <param name="client">Who asks.</param>
    /// <param name="request">What is to be made.</param>
    /// <param name="idempotencyKey">The same key makes the same generation; one of its own for each call when null.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static Task<GenerationResponse> StartAsync(
        this ImageGeneratorClient client,
        GenerationRequest request,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default
    )
    {
        var key = idempotencyKey ?? Guid.NewGuid().ToString();
        return Transient.RetryAsync(
            () => client.CreateGenerationAsync(request, key, cancellationToken: cancellationToken),
            cancellationToken
        );
    }

    /// <inheritdoc cref="StartAsync(ImageGeneratorClient, GenerationRequest, string?, CancellationToken)"/>
    public static Task<EditResponse> StartAsync(
        this ImageGeneratorClient client,
        EditRequest request,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default
    )
    {
        var key = idempotencyKey ?? Guid.NewGuid().ToString();
        return Transient.RetryAsync(
            () => client.CreateEditAsync(request, key, cancellationToken: cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Waits until a generation has ended, one way or another: its status says which.</summary>
    public static Task<GenerationResponse> WaitForGenerationAsync(
        this ImageGeneratorClient client,
        Guid id,
        CancellationToken cancellationToken = default
    ) =>
        UntilFinishedAsync(
            () => client.GetGenerationAsync(id, cancellationToken),
            generation => generation.Status,
            cancellationToken
        );

    /// <summary>Waits until an edit has ended, one way or another: its status says which.</summary>
    public static Task<EditResponse> WaitForEditAsync(
        this ImageGeneratorClient client,
        Guid id,
        CancellationToken cancellationToken = default
    ) => UntilFinishedAsync(() => client.GetEditAsync(id, cancellationToken), edit => edit.Status, cancellationToken);

    private static async Task<T> UntilFinishedAsync<T>(
        Func<Task<T>> read,
        Func<T, JobStatus> statusOf,
        CancellationToken cancellationToken
    )
    {
        for (
            var interval = _firstInterval;
            ;
            interval = TimeSpan.FromTicks(Math.Min(interval.Ticks * 3 / 2, _longestInterval.Ticks))
        )
        {
            var job = await Transient.RetryAsync(read, cancellationToken).ConfigureAwait(false);
            if (statusOf(job) is not (JobStatus.Pending or JobStatus.Processing))
                return job;

            await Task.Delay(interval, cancellationToken).ConfigureAwait(false);
        }
    }
}
