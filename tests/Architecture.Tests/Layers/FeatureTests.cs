using ImageGenerator.Architecture.Tests.Sources;
using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Layers;

/// <summary>Features know each other only where <c>feature-dependencies.txt</c> says so.</summary>
[TestFixture]
internal sealed class FeatureTests
{
    private static readonly IReadOnlyList<SourceFile> _product = SourceFile.OfTheProduct();

    [Test]
    public void Features_KnowOnlyWhatIsAllowed()
    {
        var allowed = Allowed();

        var known = FeatureRule.FindDependencies(_product);

        Assert.That(known, Has.Count.GreaterThan(50), "or there is nothing to judge");
        Assert.That(known.Except(allowed), Is.Empty, "a feature knows another one that it did not know before");
        Assert.That(allowed.Except(known), Is.Empty, "what is no longer needed leaves the list");
    }

    [Test]
    public void Features_NeverKnowEachOther()
    {
        Assert.That(
            FeatureRule.FindMutual(FeatureRule.FindDependencies(_product)),
            Is.Empty,
            "two features that know each other are one: move what both need, or have one of them own a port"
        );
    }

    [Test]
    public void ApiCommon_KnowsNoResource()
    {
        Assert.That(
            FeatureRule.FindKnownByCommon(_product, "Api", "Application.Storage", "Api.Auth"),
            Is.Empty,
            "what endpoints share knows who is signed in and when the disk is full, and no resource"
        );
    }

    [Test]
    public void ApplicationCommon_KnowsNoFeature()
    {
        Assert.That(FeatureRule.FindKnownByCommon(_product, "Application", "Domain.Organizations"), Is.Empty);
    }

    [Test]
    public void FindDependencies_WhenAFeatureKnowsAnother_FindsIt()
    {
        var first = new SourceFile(
            "Application/First/A.cs",
            "using ImageGenerator.Application.Common;\nusing ImageGenerator.Application.Second.Deep;\nusing ImageGenerator.Domain.Third;\n"
        );
        var second = new SourceFile("Application/Second/B.cs", "using ImageGenerator.Application.First;\n");

        var known = FeatureRule.FindDependencies([first, second]);

        Assert.That(known, Is.EqualTo(["Application: First -> Second", "Application: Second -> First"]));
        Assert.That(FeatureRule.FindMutual(known), Is.EqualTo(known));
        Assert.That(FeatureRule.FindMutual([known[0]]), Is.Empty);
    }

    [Test]
    public void FindKnownByCommon_WhenItKnowsAResource_FindsIt()
    {
        var common = new SourceFile(
            "Api/Common/Http/A.cs",
            "using ImageGenerator.Api.OpenAi;\nusing ImageGenerator.Application.Assets;\nusing ImageGenerator.Domain.Common;\n"
        );
        var globally = new SourceFile("Api/Common/GlobalUsings.cs", "global using ImageGenerator.Api.Assets;\n");
        var resource = new SourceFile("Api/Assets/B.cs", "using ImageGenerator.Api.OpenAi;\n");

        Assert.That(
            FeatureRule.FindKnownByCommon([common, globally, resource], "Api"),
            Is.EqualTo([
                "Api/Common/Http/A.cs -> Application.Assets",
                "Api/Common/Http/A.cs -> Api.OpenAi",
                "Api/Common/GlobalUsings.cs -> Api.Assets",
            ])
        );
    }

    private static List<string> Allowed() =>
        [
            .. File.ReadAllLines(Repository.PathTo("tests", "Architecture.Tests", "Layers", "feature-dependencies.txt"))
                .Where(line => line.Length > 0 && line[0] != '#'),
        ];
}
