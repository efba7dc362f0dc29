using System.Globalization;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// Finds a request whose answer was lost in the account's list of predictions, by its prompt, its seed and its model.
/// </summary>
internal sealed class ReplicateListing(
    [FromKeyedServices(ReplicateProvider.ProviderId)] ProviderApi<IReplicateApi> replicate,
    ReplicateResponseMapper answers,
    TimeProvider clock
)
{
    private const int MaxPages = 3;

    /// <summary>How far the provider's clock may be behind ours.</summary>
    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(5);

    /// <summary>How long after it was sent a request that arrived is in the list for sure.</summary>
    private static readonly TimeSpan _settled = TimeSpan.FromSeconds(10);

    private static readonly ProviderResult.Unknown _cannotSay = new(
        "Replicate cannot say whether the request arrived."
    );

    public async Task<ProviderResult> FindAsync(
        ProviderCall call,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    )
    {
        var isSettled = clock.GetUtcNow() >= sentAt + _settled;
        var found = await LookAsync(call, sentAt - _skew, cancellationToken);
        if (isSettled || found is not ProviderResult.Unavailable)
            return found;

        // It may have arrived and not have been listed yet when we looked. To call it undone now could mean to pay it
        // twice.
        var early = sentAt + _settled - clock.GetUtcNow();
        if (early > TimeSpan.Zero)
            await Task.Delay(early, clock, cancellationToken);
        return await LookAsync(call, sentAt - _skew, cancellationToken);
    }

    private async Task<ProviderResult> LookAsync(
        ProviderCall call,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        string? after = since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        string? cursor = null;
        for (var page = 1; page <= MaxPages; page++)
        {
            var reply = await ListAsync(after, cursor, call.Connection, cancellationToken);
            if (
                !reply.Succeeded || reply.Read(ReplicateJson.Default.PredictionPage) is not { Results: { } listed } read
            )
                return _cannotSay;
            if (Judge([.. listed.OfType<Prediction>()], call, since) is { } result)
                return result;
            if (IsLast(read, listed.OfType<Prediction>(), since))
                return new ProviderResult.Unavailable("The request did not reach Replicate.");

            // Only the place in the list is taken from the address: the key goes nowhere else.
            var next = Uri.TryCreate(read.Next, UriKind.Absolute, out var address)
                ? QueryHelpers.ParseQuery(address.Query)
                : [];
            if (!next.TryGetValue("cursor", out var place))
                return _cannotSay;
            (after, cursor) = (next.GetValueOrDefault("created_after"), place);
        }

        return _cannotSay;
    }

    private Task<ProviderResponse> ListAsync(
        string? after,
        string? cursor,
        ProviderConnection connection,
        CancellationToken cancellationToken
    ) =>
        replicate.SendAsync(
            connection,
            api => api.ListAsync(after, cursor, connection, cancellationToken),
            ResponseBody.ReadDroppingImagesAsync,
            cancellationToken
        );

    /// <returns>Null when nothing on the page could be the request.</returns>
    private ProviderResult? Judge(IReadOnlyList<Prediction> listed, ProviderCall call, DateTimeOffset since)
    {
        var model = ReplicateModel.Parse(call.ImageRequest.ProviderModel);
        var doubtful = false;
        foreach (var prediction in listed.Where(prediction => !(prediction.Created < since)))
        {
            var isModel = model.Made(prediction);
            var isInput =
                prediction.Input?.Prompt == call.ImageRequest.Prompt
                && prediction.Input.Seed == ReplicateInputs.SeedOf(call.ImageRequest);
            if (isModel && isInput && prediction.Id is { Length: > 0 } id)
                return answers.Accepted(id, prediction, call);

            // The same input under a model of another name, or a prediction whose input is deleted: it could be the
            // one.
            doubtful |= isInput || (isModel && prediction.Input?.Prompt is null);
        }

        return doubtful ? _cannotSay : null;
    }

    // Newest first: whatever follows one from before is from before.
    private static bool IsLast(PredictionPage page, IEnumerable<Prediction> listed, DateTimeOffset since) =>
        page.Next is null || listed.Any(prediction => prediction.Created < since);
}
