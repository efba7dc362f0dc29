namespace ImageGenerator.Sdk;

/// <summary>Images between the server and files.</summary>
public static class FileExtensions
{
    /// <summary>Brings an image along; its id goes into <c>References</c> or <c>Mask</c> as upload id.</summary>
    public static async Task<UploadResponse> UploadAsync(
        this ImageGeneratorClient client,
        string path,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(client);

        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            var named = new FileParameter(file, Path.GetFileName(path));
            return await client.CreateUploadAsync(named, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Saves the original of an image of the library; a file that is there is replaced.</summary>
    public static async Task DownloadAsync(
        this ImageGeneratorClient client,
        Guid asset,
        string path,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(client);

        using var content = await Transient
            .RetryAsync(
                () => client.GetAssetContentAsync(asset, cancellationToken: cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        var file = File.Create(path);
        await using (file.ConfigureAwait(false))
            await content.Stream.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
    }
}
