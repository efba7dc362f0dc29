namespace ImageGenerator.Application.Providers;

/// <summary>
/// Something that a provider can be asked to do. The set is open: whoever adds an operation names it here.
/// </summary>
/// <param name="Name">Lower-case letters: <c>generate</c>.</param>
public readonly record struct ProviderOperation(string Name)
{
    /// <summary>Makes images from a prompt, with or without images to start from: <see cref="ImageRequest"/>.</summary>
    public static readonly ProviderOperation Generate = new("generate");

    /// <summary>Enlarges an image: <see cref="UpscaleRequest"/>.</summary>
    public static readonly ProviderOperation Upscale = new("upscale");

    public override string ToString() => Name;
}
