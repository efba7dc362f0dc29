using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Domain.Providers;

/// <summary>What a provider counts when it charges.</summary>
public enum PriceUnit
{
    /// <summary>One request, whatever it makes.</summary>
    Request,

    /// <summary>One image that was made.</summary>
    Image,

    /// <summary>A million pixels that were made, over all images.</summary>
    Megapixel,

    /// <summary>One reference image that was sent.</summary>
    InputImage,

    /// <summary>A million pixels that were sent, over all reference images.</summary>
    InputMegapixel,

    /// <summary>One second of the provider's machine.</summary>
    Second,

    /// <summary>A million text tokens in.</summary>
    InputTextToken,

    /// <summary>A million image tokens in.</summary>
    InputImageToken,

    /// <summary>A million image tokens out.</summary>
    OutputImageToken,

    /// <summary>A million text tokens out.</summary>
    OutputTextToken,
}

/// <summary>One line of a price: so much for each unit.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">For one unit; of tokens, for a million.</param>
public sealed record PriceComponent(PriceUnit Unit, Money Amount)
{
    /// <summary>
    /// The settings under which this line counts, by name: <c>quality</c>, <c>size</c> (<c>1024x1024</c>), or a model's own
    /// parameter. Empty: always. If several lines have the same unit, the one with the most matching conditions applies.
    /// </summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>Units that cost nothing, counted per image: the first megapixel that is in the price of the image, say.</summary>
    public decimal Included { get; init; }

    internal bool Holds(PricedWork work) => When.All(condition => work.SettingOf(condition.Key) == condition.Value);
}

/// <summary>
/// What a model costs from a day on. Prices are never changed, only followed by others: a job keeps the price of the moment at
/// which it was submitted.
/// </summary>
public sealed record Price
{
    /// <summary>What the provider charges.</summary>
    public required IReadOnlyList<PriceComponent> Components { get; init; }

    /// <summary>What that usually comes to, where it is only known afterwards (tokens, seconds). Empty: the components say it.</summary>
    public IReadOnlyList<PriceComponent> Expected { get; init; } = [];

    /// <summary>The first day on which it holds (UTC).</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Where it was read.</summary>
    public string Source { get; init; } = "";

    /// <summary>A price of so much for each image and nothing else.</summary>
    public static Price PerImage(Money amount) => new() { Components = [new PriceComponent(PriceUnit.Image, amount)] };

    /// <summary>The price before the click; null when it cannot be told.</summary>
    public Money? Estimate(PricedWork work) => CostOf(Expected.Count > 0 ? Expected : Components, work);

    /// <summary>
    /// What work that was done comes to. Where the provider did not tell what it measured, the estimate has to do; null when even
    /// that is unknown.
    /// </summary>
    public Money? Actual(PricedWork work) => CostOf(Components, work) ?? Estimate(work);

    private static Money? CostOf(IReadOnlyList<PriceComponent> components, PricedWork work)
    {
        var total = 0m;
        foreach (var unit in components.GroupBy(component => component.Unit))
        {
            // A unit that has lines, of which none holds, has a price that nobody wrote down.
            var line = unit.Where(component => component.Holds(work)).MaxBy(component => component.When.Count);
            if (line is null || work.AmountOf(unit.Key, line.Included) is not { } amount) return null;

            total += line.Amount.Amount * amount;
        }

        // Nobody is paid for working.
        return components.Count == 0 ? null : Money.Usd(Math.Max(0, total));
    }
}

/// <summary>Work as a price list sees it: what was set, how much of it, and what the provider measured.</summary>
public sealed record PricedWork
{
    private const decimal Million = 1_000_000m;

    public required GenerationSettings Settings { get; init; }

    /// <summary>Images that are made.</summary>
    public required int Images { get; init; }

    /// <summary>Sizes of the reference images that are sent along.</summary>
    public IReadOnlyList<ImageSize> Inputs { get; init; } = [];

    /// <summary>What the provider measured, or what is usual; null when nobody knows.</summary>
    public ProviderUsage? Usage { get; init; }

    /// <summary>What is asked for, before it is done.</summary>
    /// <param name="settings">The request.</param>
    /// <param name="typicalSeconds">How long the model usually works on a request.</param>
    public static PricedWork Asked(GenerationSettings settings, double? typicalSeconds) => new()
    {
        Settings = settings,
        Images = settings.Count,
        Inputs = [.. settings.References.All.Select(reference => reference.Size)],
        Usage = typicalSeconds is { } seconds ? new ProviderUsage { Seconds = (decimal)seconds } : null,
    };

    internal string? SettingOf(string name) => name switch
    {
        "quality" => Settings.Quality is { } quality ? JsonNamingPolicy.CamelCase.ConvertName(quality.ToString()) : null,
        "size" => Settings.Size.ToString(),
        "aspectRatio" => Settings.AspectRatio,
        "references" => Settings.References.Count > 0 ? "true" : "false",
        _ => Settings.Parameters.GetAsWritten(name),
    };

    /// <summary>How many units; null when it was not measured.</summary>
    internal decimal? AmountOf(PriceUnit unit, decimal included) => unit switch
    {
        PriceUnit.Request => 1,
        PriceUnit.Image => Images,
        PriceUnit.Megapixel => Math.Max(0, Settings.Size.Pixels / Million - included) * Images,
        PriceUnit.InputImage => Math.Max(0, Inputs.Count - included),
        PriceUnit.InputMegapixel => Math.Max(0, Inputs.Sum(size => size.Pixels) / Million - included),
        PriceUnit.Second => Usage?.Seconds,
        PriceUnit.InputTextToken => Usage?.InputTextTokens / Million,
        PriceUnit.InputImageToken => Usage?.InputImageTokens / Million,
        PriceUnit.OutputImageToken => Usage?.OutputImageTokens / Million,
        PriceUnit.OutputTextToken => Usage?.OutputTextTokens / Million,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}

/// <summary>
/// What a provider measured of a job; a part that it did not tell is null. A count that cannot be meant, below zero or beyond what
/// any request uses, is the same as one that was not told.
/// </summary>
public sealed record ProviderUsage
{
    /// <summary>More tokens than any request uses.</summary>
    public const int MaxTokens = 100_000_000;

    /// <summary>Longer than any provider works on a request.</summary>
    public const decimal MaxSeconds = 24 * 60 * 60;

    /// <summary>Seconds of the provider's machine.</summary>
    public decimal? Seconds { get; init => field = value is >= 0 and <= MaxSeconds ? value : null; }

    public int? InputTextTokens { get; init => field = Plausible(value); }

    public int? InputImageTokens { get; init => field = Plausible(value); }

    public int? OutputImageTokens { get; init => field = Plausible(value); }

    public int? OutputTextTokens { get; init => field = Plausible(value); }

    /// <summary>All tokens in; null when none was told.</summary>
    public int? InputTokens => Sum(InputTextTokens, InputImageTokens);

    /// <summary>All tokens out; null when none was told.</summary>
    public int? OutputTokens => Sum(OutputTextTokens, OutputImageTokens);

    private static int? Plausible(int? tokens) => tokens is >= 0 and <= MaxTokens ? tokens : null;

    private static int? Sum(int? one, int? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);
}
