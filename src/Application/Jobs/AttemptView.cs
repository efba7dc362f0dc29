using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Jobs;

/// <summary>One try at a provider.</summary>
public sealed record AttemptView
{
    public int Number { get; init; }

    public string Provider { get; init; } = "";

    public string Model { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? ProviderJobId { get; init; }

    public AttemptOutcome? Outcome { get; init; }

    public string? Message { get; init; }

    public Charge Charge { get; init; }

    public decimal? Cost { get; init; }

    public CredentialScope? KeyOwner { get; init; }
}
