using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Offline;

/// <summary>
/// Enlarges images by arithmetic, a few at a time so that the machine stays usable. Nothing is made up: the result is
/// larger, and shows no more than its source.
/// </summary>
internal sealed class OfflineResampler(IImageProcessor processor, int imagesAtOnce) : IDisposable
{
    private readonly SemaphoreSlim _places = new(imagesAtOnce, imagesAtOnce);

    /// <returns>The larger image; for an image that cannot be enlarged, why.</returns>
    public async Task<ProviderResult> EnlargeAsync(UpscaleRequest request, CancellationToken cancellationToken)
    {
        if (request.Factor is not { } factor)
            return new ProviderResult.Invalid("parameters.factor", "Plain resampling needs a factor.");

        var image = await request.Source.ReadAsync(cancellationToken);
        await _places.WaitAsync(cancellationToken);
        try
        {
            var larger = await Task.Run(
                () => processor.Enlarge(image, factor, request.OutputFormat),
                cancellationToken
            );
            return new ProviderResult.Completed([ProviderOutput.FromBytes(larger.Bytes)]);
        }
        catch (UnreadableImageException e)
        {
            return new ProviderResult.Invalid("source", e.Message);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
