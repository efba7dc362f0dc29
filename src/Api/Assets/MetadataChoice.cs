namespace ImageGenerator.Api.Assets;

/// <summary>Whether a file says what it was made from.</summary>
public enum MetadataChoice
{
    /// <summary>It holds the picture alone.</summary>
    None,

    /// <summary>It holds prompt, model, seed and generation.</summary>
    Include,
}
