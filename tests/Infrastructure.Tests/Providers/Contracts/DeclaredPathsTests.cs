using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>Every call that an adapter declares, held against the paths of the provider's own specification.</summary>
[ContractFixture(
    "replicate.json",
    "openai-images.json",
    "stability-v2beta-2026-09.json",
    "stability-v1.json",
    "together.json",
    "gemini.json",
    "bfl.json",
    "comfy-cloud.json"
)]
internal sealed partial class DeclaredPathsTests
{
    // Of some providers nobody publishes a specification.
    private static IEnumerable<DeclaredApi> Specified => DeclaredApi.All.Where(api => api.Specifications.Length > 0);

    [TestCaseSource(nameof(Specified))]
    public void EveryCall_IsInTheSpecification(DeclaredApi api)
    {
        var official = api.Specifications.SelectMany(OperationsOf).ToHashSet(StringComparer.Ordinal);

        var declared = api.Methods.SelectMany(method => OperationsOf(api, method)).ToList();

        Assert.That(declared.Where(call => !api.Missing.ContainsKey(call)), Is.SubsetOf(Known(api, official)));
        Assert.That(api.Missing.Keys, Is.SubsetOf(declared), "exceptions that nothing needs");
    }

    /// <summary><c>POST /models/{}/{}/predictions</c>; one for each name where a parameter stands for names.</summary>
    private static IEnumerable<string> OperationsOf(DeclaredApi api, MethodInfo method)
    {
        var verb = DeclaredApi.VerbOf(method)!;
        var path = verb.Path.Split('?')[0];
        var paths = path == "/{model}" ? api.Names.Select(name => $"/{name}") : [path];
        return paths.Select(each => $"{verb.Method} {Parameter().Replace(each, "{}")}");
    }

    private static IEnumerable<string> OperationsOf(string specification)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(OfficialSpecifications.PathOf(specification)));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from verb in path.Value.EnumerateObject()
            select $"{verb.Name.ToUpperInvariant()} {Parameter().Replace(path.Name, "{}")}",
        ];
    }

    private static IEnumerable<string> Known(DeclaredApi api, IEnumerable<string> official) =>
        official.Select(call => call.Replace($" {api.Prefix}/", " /", StringComparison.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
