using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Generations;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Generations;

/// <summary>Waiting for generations.</summary>
internal static class GenerationWaiting
{
    /// <returns>The generation at the end of the wait; as it was given where that cannot be found out in
    /// time.</returns>
    internal static async Task<GenerationView> UntilFinishedAsync(
        this JobWait waiting,
        GenerationView generation,
        DateTimeOffset end,
        CancellationToken cancellationToken
    ) =>
        await waiting.UntilFinishedAsync(
            new JobId(generation.Id),
            new GetGeneration(generation.Id),
            end,
            cancellationToken
        ) ?? generation;
}
