using System.Xml.Linq;
using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Layers;

/// <summary>Layers point inward, as their project files say it.</summary>
[TestFixture]
internal sealed class ProjectFileTests
{
    private static readonly string[] _outside =
    [
        "Microsoft.EntityFrameworkCore",
        "Npgsql",
        "Microsoft.AspNetCore",
        "Swashbuckle",
        "AWSSDK",
        "Polly",
    ];

    private static readonly Dictionary<string, ProjectFileRule> _rules = new()
    {
        ["Domain"] = new([], _ => false, SharedFramework: false),
        ["Application"] = new(["Domain"], IsNotOutside, SharedFramework: false),
        ["Infrastructure"] = new(["Application"], _ => true, SharedFramework: true),
        ["Api"] = new(["Infrastructure"], package => package == "Swashbuckle.AspNetCore", SharedFramework: true),
    };

    [TestCase("Domain")]
    [TestCase("Application")]
    [TestCase("Infrastructure")]
    [TestCase("Api")]
    public void ProjectFile_RefersOnlyInward(string layer)
    {
        var project = XDocument.Load(Repository.PathTo("src", layer, $"{layer}.csproj"));

        Assert.That(_rules[layer].FindViolations(project), Is.Empty);
    }

    [Test]
    public void Layers_AreAllCovered()
    {
        var projects = Directory
            .EnumerateFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension);

        Assert.That(projects, Is.EquivalentTo(_rules.Keys));
    }

    [TestCase("Domain", "<ProjectReference Include=\"../Application/Application.csproj\" />", "project Application")]
    [TestCase("Domain", "<ProjectReference Include=\"..\\Api\\Api.csproj\" />", "project Api")]
    [TestCase("Domain", "<PackageReference Include=\"MediatR\" />", "package MediatR")]
    [TestCase(
        "Domain",
        "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />",
        "framework Microsoft.AspNetCore.App"
    )]
    [TestCase("Domain", "<Reference Include=\"Some\" />", "file Some")]
    [TestCase(
        "Application",
        "<ProjectReference Include=\"../Infrastructure/Infrastructure.csproj\" />",
        "project Infrastructure"
    )]
    [TestCase("Application", "<PackageReference Include=\"Npgsql\" />", "package Npgsql")]
    [TestCase(
        "Application",
        "<PackageReference Include=\"Microsoft.EntityFrameworkCore.Relational\" />",
        "package Microsoft.EntityFrameworkCore.Relational"
    )]
    [TestCase("Infrastructure", "<ProjectReference Include=\"../Api/Api.csproj\" />", "project Api")]
    [TestCase(
        "Api",
        "<PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" />",
        "package Npgsql.EntityFrameworkCore.PostgreSQL"
    )]
    public void FindViolations_WhenAProjectPointsOutward_FindsIt(string layer, string reference, string finding)
    {
        var project = XDocument.Parse(
            $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{reference}</ItemGroup></Project>"
        );

        Assert.That(_rules[layer].FindViolations(project), Is.EqualTo([finding]));
    }

    [Test]
    public void FindViolations_WhenTheDomainBecomesAWebProject_FindsIt()
    {
        var project = XDocument.Parse("<Project Sdk=\"Microsoft.NET.Sdk.Web\" />");

        Assert.That(_rules["Domain"].FindViolations(project), Is.EqualTo(["sdk"]));
    }

    private static bool IsNotOutside(string package) =>
        !_outside.Any(prefix => package.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
