using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.Sdk.Tests.Support;

namespace ImageGenerator.Sdk.Tests.Others;

/// <summary>
/// What generators of TypeScript make of the document as the product serves it, compiled strictly. Kiota's client is made
/// by the build.
/// </summary>
internal sealed class TypeScriptGeneratorTests
{
    private static readonly string _folder = Path.Combine(
        BuiltProduct.RepositoryRoot,
        "tests",
        "Sdk.Tests",
        "TypeScript"
    );

    [OneTimeSetUp]
    public async Task GenerateAsync()
    {
        using var http = new HttpClient { BaseAddress = Product.Address };
        var document = Path.Combine(_folder, "generated", "openapi.json");
        await File.WriteAllTextAsync(document, await http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative)));
        await Tool.RunAsync(_folder, "npm", "run", "--silent", "generate");
        await Tool.RunAsync(_folder, "npm", "run", "--silent", "build");
    }

    [Test]
    public Task Client(
        [Values("kiota", "openapi-typescript", "swagger-typescript-api")] string generator,
        [Values("generates", "is refused")] string scenario
    ) => Tool.RunScenarioAsync(_folder, $"build/{generator}.js", scenario);
}
