using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>How much longer a job will probably take; null where nobody can tell.</summary>
internal static class TimeRemaining
{
    // Below this the provider has hardly begun, and a sum on it would be a guess.
    private const int TellingPercent = 5;

    /// <param name="view">The job as it is read, with its attempts and its place in the queue.</param>
    /// <param name="typicalSeconds">How long one attempt usually takes; null when nobody knows.</param>
    /// <param name="now">The time.</param>
    public static int? Estimate(GenerationView view, double? typicalSeconds, DateTimeOffset now) =>
        view switch
        {
            { IsFinished: true } or { CancelRequested: true } => null,
            { Status: JobStatus.Pending, QueuePosition: > 0 } => null,
            { Status: JobStatus.Pending } => Rounded(typicalSeconds + WaitOf(view, now)),
            { Attempts: [.., { CompletedAt: null } attempt] } => Rounded(
                WhileAtWork(view, now - attempt.StartedAt, typicalSeconds)
            ),
            _ => null,
        };

    private static double? WhileAtWork(GenerationView view, TimeSpan elapsed, double? typicalSeconds)
    {
        if (view.Progress >= TellingPercent)
            return elapsed.TotalSeconds * (100 - view.Progress) / view.Progress;

        // Whatever takes longer than usual may take any time.
        return typicalSeconds > elapsed.TotalSeconds ? typicalSeconds - elapsed.TotalSeconds : null;
    }

    private static double WaitOf(GenerationView view, DateTimeOffset now) =>
        view.RetryAt is { } retry && retry > now ? (retry - now).TotalSeconds : 0;

    private static int? Rounded(double? seconds) => seconds is { } known ? (int)Math.Ceiling(Math.Max(0, known)) : null;
}
