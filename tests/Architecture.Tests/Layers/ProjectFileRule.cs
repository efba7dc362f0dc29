using System.Xml.Linq;

namespace ImageGenerator.Architecture.Tests.Layers;

/// <summary>What a layer's project file may refer to.</summary>
/// <param name="Projects">Names of the projects.</param>
/// <param name="Packages">True for a package that is allowed.</param>
/// <param name="SharedFramework">True when it may use a framework besides the base library.</param>
internal sealed record ProjectFileRule(
    IReadOnlyCollection<string> Projects,
    Func<string, bool> Packages,
    bool SharedFramework
)
{
    public IReadOnlyList<string> FindViolations(XDocument project) =>
        [
            .. Named(project, "ProjectReference")
                .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
                .Where(name => !Projects.Contains(name))
                .Select(name => $"project {name}"),
            .. Named(project, "PackageReference").Where(name => !Packages(name)).Select(name => $"package {name}"),
            .. Named(project, "Reference").Select(name => $"file {name}"),
            .. SharedFramework ? [] : Named(project, "FrameworkReference").Select(name => $"framework {name}"),
            .. SharedFramework || project.Root?.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk" ? [] : new[] { "sdk" },
        ];

    private static IEnumerable<string> Named(XDocument project, string element) =>
        project.Descendants(element).Select(reference => reference.Attribute("Include")?.Value ?? "");
}
