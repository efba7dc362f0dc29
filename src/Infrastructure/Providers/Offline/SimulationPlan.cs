using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Offline;

/// <summary>
/// How one request is going to be treated. It follows from the settings and the request alone, so a restart changes
/// nothing.
/// </summary>
/// <param name="Outcome">How it ends.</param>
/// <param name="FailFirst">Attempts that end so; 0 for all.</param>
/// <param name="Delay">How long it takes besides the drawing.</param>
/// <param name="Asynchronous">True when it is accepted as a job first.</param>
internal sealed record SimulationPlan(SimulatedOutcome Outcome, int FailFirst, TimeSpan Delay, bool Asynchronous)
{
    public static SimulationPlan For(ProviderRequest request, OfflineOptions options)
    {
        var plan = new SimulationPlan(
            options.Simulation.Outcome,
            options.Simulation.FailFirst,
            options.Latency,
            options.Asynchronous
        );
        if (options.Simulation.PromptMarkers && request is ImageRequest image)
            plan = PromptMarkers.Apply(image.Prompt, plan);

        var isOver = plan.FailFirst > 0 && request.Attempt > plan.FailFirst;
        return isOver ? plan with { Outcome = SimulatedOutcome.None } : plan;
    }

    /// <summary>True when a job does not even get accepted.</summary>
    public bool FailsAtSubmission =>
        Outcome
            is SimulatedOutcome.RateLimit
                or SimulatedOutcome.InvalidSetting
                or SimulatedOutcome.CredentialRejected
                or SimulatedOutcome.LostAnswer;

    /// <summary>The answer instead of images; null when there are images.</summary>
    public ProviderResult? FaultyAnswer(TimeSpan? retryAfter) =>
        Outcome switch
        {
            SimulatedOutcome.None => null,
            SimulatedOutcome.Refusal => new ProviderResult.ContentRejected(
                "The preview renderer was told to refuse this prompt."
            ),
            SimulatedOutcome.RateLimit => new ProviderResult.RateLimited(retryAfter),
            SimulatedOutcome.Failure => new ProviderResult.Unavailable("The preview renderer was told to fail."),
            SimulatedOutcome.LostAnswer => new ProviderResult.Unknown(
                "The preview renderer was told to lose its answer."
            ),
            SimulatedOutcome.NoOutput => new ProviderResult.NoOutput(
                "The preview renderer was told to answer without an image."
            ),
            SimulatedOutcome.InvalidSetting => new ProviderResult.Invalid(
                "parameters.look",
                "The preview renderer was told to reject a setting."
            ),
            SimulatedOutcome.CredentialRejected => new ProviderResult.CredentialRejected(
                "The preview renderer was told to reject its key."
            ),
            _ => throw new InvalidOperationException($"Not an outcome: {Outcome}."),
        };
}
