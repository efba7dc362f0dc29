using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Application.Assets;

/// <summary>The library of the current organization, to be changed.</summary>
public interface IAssetRepository
{
    /// <summary>Takes a file into the library; its bytes are stored already.</summary>
    void Add(Asset asset);
}
