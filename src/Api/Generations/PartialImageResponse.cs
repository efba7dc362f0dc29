using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Generations;

/// <summary>An unfinished image of a running generation.</summary>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Url">Where it is for now; WebP.</param>
/// <param name="Version">Grows with every newer one.</param>
public sealed record PartialImageResponse(int Index, string Url, int Version)
{
    internal static PartialImageResponse From(Guid generation, PartialImageVersion partial) =>
        new(
            partial.Index,
            FormattableString.Invariant(
                $"/api/v1/generations/{generation}/partials/{partial.Index}?v={partial.Version}"
            ),
            partial.Version
        );
}
