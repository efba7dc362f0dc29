using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Prices;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Api.Prices;

/// <summary>What a model costs from a day on.</summary>
public sealed record AddPriceRequest
{
    /// <summary>A model's id from <c>GET /models</c>.</summary>
    /// <example>offline/preview</example>
    [Required, MaxLength(ModelRules.MaxNameLength)]
    public string? Model { get; init; }

    /// <summary>The first day on which it holds (UTC); today at the earliest.</summary>
    [Required]
    public DateOnly? ValidFrom { get; init; }

    /// <summary>What the provider charges, 1 to 50 lines.</summary>
    [Required, Length(1, ModelPrice.MaxComponents)]
    public IReadOnlyList<PriceLineRequest>? Components { get; init; }

    /// <summary>What that usually comes to, where it is only known afterwards (tokens, seconds).</summary>
    [MaxLength(ModelPrice.MaxComponents)]
    public IReadOnlyList<PriceLineRequest>? Expected { get; init; }

    /// <summary>Where the price was read, 1 to 500 characters.</summary>
    /// <example>Contract of 2026-12-01</example>
    [Required, MaxLength(ModelPrice.MaxSourceLength)]
    public string? Source { get; init; }

    internal AddPrice ToCommand() => new(Model, ValidFrom, LinesOf(Components), LinesOf(Expected), Source);

    // A line that is null is refused by its place, and not here.
    private static List<PriceLineInput>? LinesOf(IReadOnlyList<PriceLineRequest>? lines) =>
        lines
            ?.Select(line =>
                line is null ? null! : new PriceLineInput(line.Unit, line.Amount, line.When, line.Included)
            )
            .ToList();
}

/// <summary>One line of a price: so much for each unit.</summary>
public sealed record PriceLineRequest
{
    /// <summary>What is counted. Of tokens, the amount is for a million; of characters, for a thousand.</summary>
    [Required]
    public PriceUnit? Unit { get; init; }

    /// <summary>In dollars, 0 to 10000, with 8 decimals at most.</summary>
    /// <example>0.04</example>
    [Required, Range(0, (double)ModelPrice.MaxAmount)]
    public decimal? Amount { get; init; }

    /// <summary>
    /// The settings under which the line counts: <c>quality</c>, <c>size</c> (<c>1024x1024</c>), <c>aspectRatio</c>,
    /// <c>references</c>, or a parameter of the model, such as <c>factor</c>. Of several lines for one unit the one
    /// with the most conditions that hold counts.
    /// </summary>
    [MaxLength(PriceLineRules.MaxConditions), MaxValueLength(PriceLineRules.MaxConditionLength)]
    public IReadOnlyDictionary<string, string>? When { get; init; }

    /// <summary>Units that cost nothing, up to a million; 0 when not given.</summary>
    [Range(0, PriceLineRules.MaxIncluded)]
    public decimal? Included { get; init; }
}

/// <summary>A line of the price book.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Model">The model's id.</param>
/// <param name="ValidFrom">The first day on which it holds (UTC).</param>
/// <param name="Components">What the provider charges.</param>
/// <param name="Expected">What that usually comes to; empty when the components say it.</param>
/// <param name="Source">Where the price was read.</param>
/// <param name="EnteredBy">Who entered it; null when it came with the product.</param>
/// <param name="CreatedAt">When it was entered. Jobs from before keep the price that they had.</param>
/// <param name="IsCurrent">True when the model costs this now.</param>
public sealed record ModelPriceResponse(
    Guid Id,
    string Model,
    DateOnly ValidFrom,
    IReadOnlyList<PriceLineResponse> Components,
    IReadOnlyList<PriceLineResponse> Expected,
    string Source,
    PersonResponse? EnteredBy,
    DateTimeOffset CreatedAt,
    bool IsCurrent
)
{
    internal static ModelPriceResponse From(PriceView price) =>
        new(
            price.Line.Id.Value,
            price.Line.Model,
            price.Line.ValidFrom,
            [.. price.Line.Components.Select(PriceLineResponse.From)],
            [.. price.Line.Expected.Select(PriceLineResponse.From)],
            price.Line.Source,
            price.Line.EnteredBy is { } by ? new PersonResponse(by.Value, price.EnteredByName ?? "") : null,
            price.Line.CreatedAt,
            price.IsCurrent
        );
}

/// <summary>One line of a price.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">In dollars; of tokens, for a million; of characters, for a thousand.</param>
/// <param name="When">The settings under which it counts.</param>
/// <param name="Included">Units that cost nothing.</param>
public sealed record PriceLineResponse(
    PriceUnit Unit,
    decimal Amount,
    IReadOnlyDictionary<string, string> When,
    decimal Included
)
{
    internal static PriceLineResponse From(PriceComponent line) =>
        new(line.Unit, line.Amount.Amount, line.When, line.Included);
}

/// <summary>The price book.</summary>
/// <param name="Items">By model, the latest first.</param>
public sealed record ModelPriceListResponse(IReadOnlyList<ModelPriceResponse> Items);
