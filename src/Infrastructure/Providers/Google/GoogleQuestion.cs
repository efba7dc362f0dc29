using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Google;

/// <summary>A request as Gemini takes it: what is wanted in words, and the images that it is about.</summary>
internal static class GoogleQuestion
{
    // A request may have 20 MB, images in base64; what is left is for the texts.
    private const long MaxImageBytes = (20_000_000 - 500_000) / 4 * 3;

    private static readonly string[] _onlyImages = ["IMAGE"];

    /// <summary>Why the images would be refused; null when they will do.</summary>
    public static ProviderResult? Refuse(ImageRequest request) =>
        request.References.Sum(image => image.Length) > MaxImageBytes
            ? new ProviderResult.Invalid(
                "references",
                "The images are too large for Google: all of them together may have 14.6 MB."
            )
            : null;

    public static async Task<GoogleRequest> AskForAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var parts = new List<GooglePart> { new(request.Prompt, null) };
        foreach (var image in request.References)
        {
            parts.Add(new GooglePart(null, new GoogleBlob(image.MediaType, await image.ReadAsync(cancellationToken))));
        }

        return new GoogleRequest(
            [new GoogleContent("user", parts)],
            new GoogleConfig(
                _onlyImages,
                new GoogleImageConfig(request.AspectRatio, request.Parameters.GetText("resolution")),
                SeedOf(request)
            )
        );
    }

    /// <summary>
    /// The seed that is sent: theirs have one bit less than ours, and the image says which one was used.
    /// </summary>
    public static int SeedOf(ImageRequest request) => (int)(request.Seed.Value & int.MaxValue);
}
