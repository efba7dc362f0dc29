namespace ImageGenerator.Application.Jobs;

/// <summary>What people read about jobs that ended without a result.</summary>
internal static class JobMessages
{
    public const string InterruptedTooOften = "The work was interrupted too often. Try again.";

    public const string TookTooLong = "The work took too long. Try again.";

    public const string WentWrong = "The work failed here, and not because of what was asked for. Try again.";

    public const string AllPartsFailed = "None of its parts could be completed.";

    /// <summary>About work that nobody may send again by himself.</summary>
    public const string NotSentAgain = "It was not sent again, so that it cannot be paid twice.";

    /// <summary>About work that is known to be paid.</summary>
    public const string ChargedAndNotSentAgain = $"The provider charges for it. {NotSentAgain}";
}
