using System.Globalization;
using ImageGenerator.Bench.Harness;

namespace ImageGenerator.Bench.Report;

/// <summary>One line of the report.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ours">The product's figure, with its unit.</param>
/// <param name="Limit">What it is validated against, measured in the same run.</param>
/// <param name="Ratio">Ours over the limit; null where there is nothing to divide.</param>
/// <param name="Mark">What it has to be; empty where nothing was promised.</param>
/// <param name="Met">Null where nothing was promised.</param>
internal sealed record Figure(string Name, string Ours, string Limit, double? Ratio, string Mark, bool? Met)
{
    public string Verdict =>
        Met switch
        {
            true => "met",
            false => "missed",
            null => "",
        };

    public string RatioText => Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Ours has to reach this part of the baseline's.</summary>
    public static Figure AtLeast(string name, string unit, Comparison measured, double mark) =>
        new(
            name,
            With(measured.Ours, unit),
            With(measured.Baseline, unit),
            measured.Ratio,
            Invariant($">= {mark:0.0#}"),
            measured.Ratio >= mark
        );

    /// <summary>Ours may take this multiple of the baseline's.</summary>
    public static Figure AtMost(string name, string unit, Comparison measured, double mark) =>
        new(
            name,
            With(measured.Ours, unit),
            With(measured.Baseline, unit),
            measured.Ratio,
            Invariant($"<= {mark:0.0#}"),
            measured.Ratio <= mark
        );

    /// <summary>Ours beside the baseline's, with no promise.</summary>
    public static Figure Beside(string name, string unit, Comparison measured) =>
        new(name, With(measured.Ours, unit), With(measured.Baseline, unit), measured.Ratio, "", null);

    /// <summary>A figure that stands alone and must not pass a bound.</summary>
    public static Figure Below(string name, string unit, double value, double bound) =>
        new(name, With(value, unit), "", null, Invariant($"<= {bound:0.##} {unit}"), value <= bound);

    private static string With(double value, string unit) =>
        value >= 100 ? Invariant($"{value:N0} {unit}") : Invariant($"{value:0.00} {unit}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
