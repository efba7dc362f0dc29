using System.Text.RegularExpressions;
using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.Sdk.Tests.Support;

namespace ImageGenerator.Sdk.Tests.Ours;

/// <summary>What programs do with the TypeScript SDK, against the product. One case a scenario.</summary>
internal sealed partial class TypeScriptSdkTests
{
    private static readonly string _folder = Path.Combine(BuiltProduct.RepositoryRoot, "sdk", "typescript");

    [OneTimeSetUp]
    public Task BuildAsync() =>
        Tool.RunAsync(_folder, "node", "node_modules/typescript/bin/tsc", "-p", "tsconfig.tests.json");

    public static IEnumerable<string> Scenarios() =>
        ScenarioName()
            .Matches(File.ReadAllText(Path.Combine(_folder, "tests", "scenarios.ts")))
            .Select(match => match.Groups[1].Value);

    [Test]
    public void Scenarios_WhenListed_AreThere() => Assert.That(Scenarios().ToList(), Has.Count.EqualTo(9).And.Unique);

    [TestCaseSource(nameof(Scenarios))]
    public Task Sdk(string scenario) => Tool.RunScenarioAsync(_folder, "build/tests/scenarios.js", scenario);

    [Test]
    public Task Sdk_WhenLinted_HasNoFindings() =>
        Tool.RunAsync(_folder, "node", "node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0");

    [GeneratedRegex("^  async '?([^'(]+)'?\\(\\)", RegexOptions.Multiline)]
    private static partial Regex ScenarioName();
}
