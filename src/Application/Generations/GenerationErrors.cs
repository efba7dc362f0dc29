using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Generations;

internal static class GenerationErrors
{
    internal static readonly Error NotFound = Error.NotFound("generation.not_found", "There is no such generation.");
}
