namespace ImageGenerator.Application.Models;

/// <summary>What a request gets that names no model. Section <c>Models</c>.</summary>
public sealed class DefaultModelOptions
{
    public const string Section = "Models";

    /// <summary>
    /// The cheapest real model whose provider can be used with a working key; the preview renderer where there is none.
    /// </summary>
    public const string Automatic = "auto";

    /// <summary>
    /// <see cref="Automatic"/>, a model's id, or a family. What the caller cannot use is passed over, as if
    /// <see cref="Automatic"/> stood here.
    /// </summary>
    public string Default { get; set; } = Automatic;
}
