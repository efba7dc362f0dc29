using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Pricing;

/// <summary>One line of a price: so much for each unit.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">For one unit; of tokens, for a million; of characters, for a thousand.</param>
public sealed record PriceComponent(PriceUnit Unit, Money Amount)
{
    /// <summary>
    /// The settings under which this line counts, by name: <c>quality</c>, <c>size</c> (<c>1024x1024</c>), or a
    /// parameter of the operation. Empty: always. Of several lines for one unit the one with the most conditions that
    /// hold counts.
    /// </summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Units that cost nothing, counted per image: the first megapixel that is in the price of the image, say.
    /// </summary>
    public decimal Included { get; init; }

    internal bool Holds(Work work) => When.All(condition => work.SettingOf(condition.Key) == condition.Value);
}
