namespace ImageGenerator.Domain.Pricing;

/// <summary>What a provider counts when it charges.</summary>
public enum PriceUnit
{
    /// <summary>One request, whatever it makes.</summary>
    Request,

    /// <summary>One image that was made.</summary>
    Image,

    /// <summary>A million pixels that were made, over all images.</summary>
    Megapixel,

    /// <summary>One image that was sent.</summary>
    InputImage,

    /// <summary>A million pixels that were sent, over all images.</summary>
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

    /// <summary>A thousand characters of text that were sent.</summary>
    InputCharacter,

    /// <summary>One second of sound or video that was sent.</summary>
    InputMediaSecond,

    /// <summary>One second of sound or video that was made.</summary>
    OutputMediaSecond,
}

/// <summary>What a part of a unit that costs nothing is counted by.</summary>
internal enum Allowance
{
    /// <summary>Everything is paid for.</summary>
    None,

    /// <summary>So much of every request.</summary>
    PerRequest,

    /// <summary>So much of every image that is made.</summary>
    PerImage,
}

/// <summary>How a unit is counted.</summary>
/// <param name="Size">How many single ones (pixels, tokens, characters) make one unit.</param>
/// <param name="Allowance">What <see cref="PriceComponent.Included"/> means for it.</param>
internal sealed record PriceUnitRule(int Size, Allowance Allowance)
{
    private const int Thousand = 1_000;
    private const int Million = 1_000_000;

    public static PriceUnitRule Of(PriceUnit unit) =>
        unit switch
        {
            PriceUnit.Request or PriceUnit.Image or PriceUnit.Second => new(1, Allowance.None),
            PriceUnit.InputImage or PriceUnit.InputMediaSecond or PriceUnit.OutputMediaSecond => new(
                1,
                Allowance.PerRequest
            ),
            PriceUnit.Megapixel => new(Million, Allowance.PerImage),
            PriceUnit.InputMegapixel => new(Million, Allowance.PerRequest),
            PriceUnit.InputCharacter => new(Thousand, Allowance.PerRequest),
            PriceUnit.InputTextToken
            or PriceUnit.InputImageToken
            or PriceUnit.OutputImageToken
            or PriceUnit.OutputTextToken => new(Million, Allowance.None),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
        };
}
