using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// A model as the catalog describes it. Names, limits and prices are data: models come and go every few months.
/// </summary>
/// <param name="Id">The stable name in requests: <c>offline/preview</c>.</param>
/// <param name="Provider">The provider's id: <c>offline</c>.</param>
/// <param name="Name">What people read.</param>
public sealed record ModelDescription(string Id, string Provider, string Name) : IPricedModel
{
    public required string ProviderName { get; init; }

    /// <summary>What the provider calls it; the part of the id behind the provider's name when not given.</summary>
    public string ProviderModel { get; init; } = Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>
    /// The name that the same model has at every provider: <c>flux-1-schnell</c>. Requests may name it instead of a
    /// model, and only models of one family replace each other.
    /// </summary>
    public string? Family { get; init; }

    public string Description { get; init; } = "";

    /// <summary>True for a renderer that only previews: its pictures are labelled as such everywhere.</summary>
    public bool IsPreview { get; init; }

    /// <summary>True for the model that is used when a request names none.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What it can do when it generates images.</summary>
    public ModelCapabilities Capabilities { get; init; } = new();

    /// <summary>What it can be asked to do besides generating.</summary>
    public IReadOnlyList<OperationDescription> OtherOperations { get; init; } = [];

    /// <summary>Everything that it can be asked to do.</summary>
    public IReadOnlyList<OperationDescription> Operations =>
        Generates ? [OperationDescription.Generating(Capabilities), .. OtherOperations] : OtherOperations;

    /// <summary>True for a model that makes images from words or from other images.</summary>
    public bool Generates => Capabilities.Modes.Count > 0;

    /// <summary>True for a model that is only asked when no other one can do it.</summary>
    public bool LastResort { get; init; }

    /// <summary>Prompt length in characters at most; null means the product's default.</summary>
    public int? PromptLimit { get; init; }

    /// <summary>What it costs now; null means unknown, which is never the same as free.</summary>
    public Price? Price { get; init; }

    /// <summary>How long one request usually takes, in seconds.</summary>
    public double? TypicalSeconds { get; init; }

    /// <summary>
    /// How long one request may take, in seconds, for a model of which it is known that a minute is not always enough;
    /// null for all others.
    /// </summary>
    public int? MaxSeconds { get; init; }

    /// <summary>
    /// The day on which the provider shuts it down, when known. From then on requests for it are refused.
    /// </summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>The id of the model to use instead of a retired one.</summary>
    public string? Replacement { get; init; }

    public bool IsRetired(DateOnly today) => RetiresOn <= today;

    /// <summary>True when it can be asked for this operation.</summary>
    public bool Offers(string operation) =>
        operation == OperationIds.Generate ? Generates : OtherOperations.Any(other => other.Id == operation);

    /// <summary>The operation with this id; null when it does not offer it.</summary>
    public OperationDescription? FindOperation(string operation) =>
        Operations.FirstOrDefault(own => own.Id == operation);

    /// <summary>The same with those operations alone that can be carried out.</summary>
    public ModelDescription LimitedTo(IReadOnlyCollection<string> operations) =>
        this with
        {
            Capabilities = operations.Contains(OperationIds.Generate) ? Capabilities : ModelCapabilities.None,
            OtherOperations = [.. OtherOperations.Where(other => operations.Contains(other.Id))],
        };

    /// <summary>The price before the click; null when the price is unknown.</summary>
    public Money? EstimateCost(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);

        return Price?.Estimate(
            TypicalSeconds is { } usual ? work.Measuring(new ProviderUsage { Seconds = (decimal)usual }) : work
        );
    }

    public bool CanHave(string setting, string value) => PriceableSettings.CanBe(this, setting, value);

    public bool CanCount(PriceUnit unit) =>
        unit switch
        {
            PriceUnit.Image or PriceUnit.Megapixel => Operations.Any(own => own.Output == Medium.Image),
            PriceUnit.InputCharacter => Operations.Any(own => own.Prompt != InputUse.None),
            PriceUnit.OutputMediaSecond => Operations.Any(own => own.Output is Medium.Audio or Medium.Video),
            PriceUnit.InputMediaSecond => Operations.Any(own => own.Source is Medium.Audio or Medium.Video),
            _ => true,
        };
}
