using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageGenerator.Infrastructure.Providers.Offline;

/// <summary>
/// Faults that a prompt asks for, so that tests can cause all of them on one server:
/// <c>[[refuse]]</c>, <c>[[rate-limit]]</c>, <c>[[fail]]</c>, <c>[[lost]]</c>, <c>[[no-output]]</c>,
/// <c>[[invalid]]</c>, <c>[[reject-key]]</c>; each with <c>-once</c> behind it for the first attempt only
/// (<c>[[fail-once]]</c>); <c>[[slow=3000]]</c> for milliseconds to wait, <c>[[async=3000]]</c> for a job that takes as
/// long and tells its progress.
/// </summary>
internal static partial class PromptMarkers
{
    /// <summary>The plan with what the prompt's markers change in it.</summary>
    public static SimulationPlan Apply(string prompt, SimulationPlan plan)
    {
        foreach (Match marker in Shape().Matches(prompt))
        {
            var (name, once, value) = (
                marker.Groups["name"].Value,
                marker.Groups["once"].Success,
                marker.Groups["value"]
            );
            plan = (name, value.Success) switch
            {
                ("slow", true) => plan with { Delay = Milliseconds(value) },
                ("async", true) => plan with { Delay = Milliseconds(value), Asynchronous = true },
                (_, false) when OutcomeOf(name) is { } outcome => plan with
                {
                    Outcome = outcome,
                    FailFirst = once ? 1 : 0,
                },
                _ => plan,
            };
        }

        return plan;
    }

    private static SimulatedOutcome? OutcomeOf(string name) =>
        name switch
        {
            "refuse" => SimulatedOutcome.Refusal,
            "rate-limit" => SimulatedOutcome.RateLimit,
            "fail" => SimulatedOutcome.Failure,
            "lost" => SimulatedOutcome.LostAnswer,
            "no-output" => SimulatedOutcome.NoOutput,
            "invalid" => SimulatedOutcome.InvalidSetting,
            "reject-key" => SimulatedOutcome.CredentialRejected,
            _ => null,
        };

    private static TimeSpan Milliseconds(Group value) =>
        TimeSpan.FromMilliseconds(int.Parse(value.ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\[\[(?<name>[a-z]+(?:-[a-z]+)*?)(?<once>-once)?(?:=(?<value>[0-9]{1,6}))?\]\]")]
    private static partial Regex Shape();
}
