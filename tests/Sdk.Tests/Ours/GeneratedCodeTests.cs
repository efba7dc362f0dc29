using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.Sdk.Tests.Support;

namespace ImageGenerator.Sdk.Tests.Ours;

/// <summary>The committed clients are of the committed document, which is what the product serves.</summary>
internal sealed class GeneratedCodeTests
{
    [Test]
    public async Task CSharp_IsOfTheDocument()
    {
        var folder = Path.Combine(BuiltProduct.RepositoryRoot, "sdk", "csharp");
        var fresh = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.cs");

        await Tool.RunAsync(folder, "dotnet", "nswag", "run", "nswag.json", $"/variables:Output={fresh}");

        var committed = await File.ReadAllTextAsync(Path.Combine(folder, "ImageGeneratorClient.g.cs"));
        Assert.That(
            Lines(committed),
            Is.EqualTo(Lines(await File.ReadAllTextAsync(fresh))),
            "Generate it again: dotnet nswag run nswag.json in sdk/csharp."
        );
        File.Delete(fresh);
    }

    [Test]
    public Task TypeScript_IsOfTheDocument() =>
        Tool.RunAsync(
            Path.Combine(BuiltProduct.RepositoryRoot, "sdk", "typescript"),
            "node",
            "scripts/generate.mjs",
            "--check"
        );

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
