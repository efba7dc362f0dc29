using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Jobs;

/// <summary>An image that was asked for and did not arrive, although the job completed.</summary>
/// <param name="Index">Its place among the job's images, from 0.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record MissingImageResponse(int Index, string Reason)
{
    internal static IReadOnlyList<MissingImageResponse> Of(MissingOutputs missing) =>
        [.. missing.All.Select(output => new MissingImageResponse(output.Index, output.Reason))];
}
