using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>An image that came with the answer and waits in a file; whoever reads it closes the file.</summary>
internal sealed class ImageInFile(Stream file) : ProviderOutput
{
    public override Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        file.Position = 0;
        return Task.FromResult(file);
    }
}
