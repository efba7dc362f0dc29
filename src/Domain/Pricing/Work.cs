using System.Collections.Immutable;

namespace ImageGenerator.Domain.Pricing;

/// <summary>
/// Work as a price list sees it, whatever kind of job it is: how much there is of each unit, and the settings that a
/// price may depend on. What nobody counted is unknown, which is never the same as nothing.
/// </summary>
public sealed class Work
{
    private readonly ImmutableDictionary<PriceUnit, decimal> _counts;
    private readonly ImmutableDictionary<string, string> _settings;

    private Work(ImmutableDictionary<PriceUnit, decimal> counts, ImmutableDictionary<string, string> settings) =>
        (_counts, _settings) = (counts, settings);

    /// <summary>One request to a provider, of which nothing else is known yet.</summary>
    public static Work OneRequest { get; } =
        new Work(
            ImmutableDictionary<PriceUnit, decimal>.Empty,
            ImmutableDictionary.Create<string, string>(StringComparer.Ordinal)
        ).With(PriceUnit.Request, 1);

    /// <summary>
    /// The same with a count, in single pixels, tokens, characters and seconds; null when it is not known.
    /// </summary>
    public Work With(PriceUnit unit, decimal? count) =>
        new(count is { } known ? _counts.SetItem(unit, known) : _counts.Remove(unit), _settings);

    /// <summary>
    /// The same under a setting, written as a price's condition is; null when the setting is not made.
    /// </summary>
    public Work Under(string setting, string? value) =>
        new(_counts, value is null ? _settings.Remove(setting) : _settings.SetItem(setting, value));

    /// <summary>The same, sending images along.</summary>
    /// <param name="images">How many.</param>
    /// <param name="pixels">Of all of them together; null when their sizes are not known.</param>
    public Work Sending(int images, long? pixels) =>
        With(PriceUnit.InputImage, images).With(PriceUnit.InputMegapixel, pixels);

    /// <summary>The same, making images of one size.</summary>
    /// <param name="images">How many.</param>
    /// <param name="pixelsEach">Of one of them; null when their size is not known.</param>
    public Work Making(int images, long? pixelsEach) =>
        With(PriceUnit.Image, images).With(PriceUnit.Megapixel, (decimal?)pixelsEach * images);

    /// <summary>The same with what the provider measured, or with what is usual; null when nobody knows.</summary>
    public Work Measuring(ProviderUsage? usage) =>
        With(PriceUnit.Second, usage?.Seconds)
            .With(PriceUnit.InputTextToken, usage?.InputTextTokens)
            .With(PriceUnit.InputImageToken, usage?.InputImageTokens)
            .With(PriceUnit.OutputImageToken, usage?.OutputImageTokens)
            .With(PriceUnit.OutputTextToken, usage?.OutputTextTokens);

    /// <summary>A setting as it is written in a price's condition; null when it is not made.</summary>
    internal string? SettingOf(string name) => _settings.GetValueOrDefault(name);

    /// <summary>How many units are to be paid; null when they were not counted.</summary>
    /// <param name="unit">What is counted.</param>
    /// <param name="included">Units that cost nothing.</param>
    internal decimal? UnitsOf(PriceUnit unit, decimal included)
    {
        if (!_counts.TryGetValue(unit, out var count))
            return null;

        var (size, allowance) = PriceUnitRule.Of(unit);
        return allowance switch
        {
            Allowance.PerRequest => Math.Max(0, count / size - included),
            Allowance.PerImage => Math.Max(0, count / size - included * _counts.GetValueOrDefault(PriceUnit.Image, 1)),
            _ => count / size,
        };
    }
}
