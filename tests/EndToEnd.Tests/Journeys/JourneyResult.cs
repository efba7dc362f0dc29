using System.Globalization;

namespace ImageGenerator.EndToEnd.Tests.Journeys;

/// <summary>How one journey went, in one of the browser's shapes.</summary>
/// <param name="File">The spec's file.</param>
/// <param name="Title">What was done, and in which shape.</param>
/// <param name="Status">Playwright's word, such as <c>passed</c>, or what else became of it.</param>
internal sealed record JourneyResult(string File, string Title, string Status)
{
    public bool WentWell { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>What went wrong.</summary>
    public string Errors { get; init; } = "";

    /// <summary><c>12.3 s passed generate.spec.ts: one click makes four different images [desktop light]</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Duration.TotalSeconds:0.0} s {Status} {File}: {Title}");
}
