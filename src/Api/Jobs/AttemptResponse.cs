using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Jobs;

/// <summary>One try at a provider.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Provider">Who was asked.</param>
/// <param name="Model">For which model.</param>
/// <param name="StartedAt">Written down before the provider was called.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Outcome">How it ended; null while it runs.</param>
/// <param name="Message">The provider's words.</param>
/// <param name="ProviderJobId">The provider's name for the job.</param>
/// <param name="Charge"><c>pending</c> while it runs; then whether the provider charged for it, as far as that is
/// known.</param>
/// <param name="Cost">What it came to, in dollars; null while it runs, and when nobody knows.</param>
/// <param name="ProviderName">What people call the provider.</param>
/// <param name="ModelName">What people call the model.</param>
/// <param name="KeyOwner">Whose key was used; null where none is needed.</param>
/// <param name="DurationMs">How long it took; null while it runs.</param>
public sealed record AttemptResponse(
    int Number,
    string Provider,
    string Model,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt,
    AttemptOutcome? Outcome,
    string? Message,
    string? ProviderJobId,
    Charge Charge,
    decimal? Cost,
    string ProviderName,
    string ModelName,
    CredentialScope? KeyOwner,
    long? DurationMs
)
{
    internal static IReadOnlyList<AttemptResponse> Of(JobView job, IModelCatalog models) =>
        [.. job.Attempts.Select(attempt => From(attempt, models))];

    private static AttemptResponse From(AttemptView attempt, IModelCatalog models) =>
        new(
            attempt.Number,
            attempt.Provider,
            attempt.Model,
            attempt.StartedAt,
            attempt.CompletedAt,
            attempt.Outcome,
            attempt.Message,
            attempt.ProviderJobId,
            attempt.Charge,
            attempt.Cost,
            models.ProviderNameOf(attempt.Provider),
            models.NameOf(attempt.Model),
            attempt.KeyOwner,
            attempt.CompletedAt is { } end ? (long)(end - attempt.StartedAt).TotalMilliseconds : null
        );
}
