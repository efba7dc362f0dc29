using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>Settings that a request can do without, by the names under which they are refused.</summary>
internal static class DispensableSettings
{
    private const string ParameterPrefix = "parameters.";

    /// <returns>The request without the setting; null when it has no such setting.</returns>
    public static GenerationRequest? Without(this GenerationRequest request, string field) =>
        field switch
        {
            "quality" when request.Quality is not null => request with { Quality = null },
            "outputFormat" when request.OutputFormat is not null => request with { OutputFormat = null },
            "strength" when request.Strength is not null => request with { Strength = null },
            _ when field.StartsWith(ParameterPrefix, StringComparison.Ordinal) => request.WithoutParameter(
                field[ParameterPrefix.Length..]
            ),
            _ => null,
        };

    private static GenerationRequest? WithoutParameter(this GenerationRequest request, string name) =>
        request.Parameters.Values.ContainsKey(name)
            ? request with
            {
                Parameters = ModelParameters.From(request.Parameters.Values.Where(value => value.Key != name)),
            }
            : null;
}
