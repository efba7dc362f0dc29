namespace ImageGenerator.Api.Generations;

/// <summary>An image that was asked for and did not arrive, although the generation completed.</summary>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record MissingImageResponse(int Index, string Reason);
