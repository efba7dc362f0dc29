using ImageGenerator.Architecture.Tests.Sources;

namespace ImageGenerator.Architecture.Tests.Layers;

/// <summary>Which features of a layer know which others, as their imports say it.</summary>
internal static class FeatureRule
{
    private const string Common = "Common";

    /// <summary>What knows what: <c>Application: Generations -> Jobs</c>. What all share may be known by all.</summary>
    public static IReadOnlyList<string> FindDependencies(IEnumerable<SourceFile> files) =>
        [
            .. files
                .Where(file => file.Feature.Length > 0)
                .SelectMany(file =>
                    file.ImportedFeatures(file.Layer)
                        .Where(other => other != Common)
                        .Select(other => Pair(file.Layer, file.Feature, other))
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Pairs that know each other.</summary>
    public static IReadOnlyList<string> FindMutual(IReadOnlyCollection<string> dependencies) =>
        [.. dependencies.Where(pair => dependencies.Contains(Reversed(pair)))];

    /// <summary>What a layer's shared code knows of its features.</summary>
    public static IReadOnlyList<string> FindKnownByCommon(
        IEnumerable<SourceFile> files,
        string layer,
        params IReadOnlyCollection<string> allowed
    ) =>
        [
            .. files
                .Where(file => file.Layer == layer && file.Feature == Common)
                .SelectMany(file =>
                    new[] { "Domain", "Application", layer }.SelectMany(inner =>
                        file.ImportedFeatures(inner)
                            .Where(other => other != Common && !allowed.Contains($"{inner}.{other}"))
                            .Select(other => $"{file.Path} -> {inner}.{other}")
                    )
                ),
        ];

    private static string Pair(string layer, string from, string to) => $"{layer}: {from} -> {to}";

    private static string Reversed(string pair)
    {
        var (layer, sides) = (pair.Split(": ")[0], pair.Split(": ")[1].Split(" -> "));
        return Pair(layer, sides[1], sides[0]);
    }
}
