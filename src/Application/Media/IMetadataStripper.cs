namespace ImageGenerator.Application.Media;

/// <summary>Takes out of an image file what is no part of the picture, without decoding the picture.</summary>
public interface IMetadataStripper
{
    /// <summary>
    /// The same pixels, colour profile and orientation, without positions, camera, comments, texts and whatever lies
    /// behind the image. What has nothing of it is returned as it is, byte for byte.
    /// </summary>
    /// <param name="image">PNG, JPEG or WebP; hostile until shown otherwise.</param>
    /// <param name="origin">Whose file it is: content credentials of a provider are kept, those of an upload are
    /// not.</param>
    /// <returns>Null when the file is built in a way that cannot be followed: it has to be encoded again.</returns>
    ReadOnlyMemory<byte>? Strip(ReadOnlyMemory<byte> image, MetadataOrigin origin);
}

/// <summary>Whose file it is.</summary>
public enum MetadataOrigin
{
    /// <summary>Somebody brought it along: content credentials may name the camera, the place and the person.</summary>
    Upload,

    /// <summary>A provider made it.</summary>
    Provider,
}
