using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Assets;

/// <summary>What an asset was for another one that was made from it.</summary>
public enum AssetSourceRole
{
    /// <summary>It was worked on as a whole: made larger, say.</summary>
    Source,

    /// <summary>It was changed or followed.</summary>
    Reference,

    /// <summary>It said which part of the first reference was to be changed.</summary>
    Mask,
}

/// <summary>A link from an asset to one that it was made from. It stays when that one goes.</summary>
/// <param name="SourceId">The asset that it was made from.</param>
/// <param name="Role">What that one was for.</param>
/// <param name="Position">Its place among those of its role, from 0.</param>
public sealed record AssetSource(AssetId SourceId, AssetSourceRole Role, int Position);
