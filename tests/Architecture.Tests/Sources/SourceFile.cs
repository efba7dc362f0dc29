using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGenerator.Architecture.Tests.Sources;

/// <summary>A file of the product's code.</summary>
/// <param name="Path">Relative to <c>src</c>, with slashes.</param>
/// <param name="Text">What is in it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private const string Root = "ImageGenerator.";

    public string[] Lines { get; } = Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The layer: the first folder.</summary>
    public string Layer => Path.Split('/')[0];

    /// <summary>The feature: the folder in the layer; empty for what is not in one.</summary>
    public string Feature => Path.Split('/') is [_, var feature, _, ..] ? feature : "";

    public static IReadOnlyList<SourceFile> OfTheProduct() =>
        [
            .. Directory
                .EnumerateFiles(Support.Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
                .Select(file =>
                    (
                        File: file,
                        Path: System.IO.Path.GetRelativePath(Support.Repository.PathTo("src"), file).Replace('\\', '/')
                    )
                )
                .Where(found => !found.Path.Split('/').Any(folder => folder is "obj" or "bin" or "Migrations"))
                .OrderBy(found => found.Path, StringComparer.Ordinal)
                .Select(found => new SourceFile(found.Path, File.ReadAllText(found.File))),
        ];

    /// <summary>The features of the layer that it imports, besides its own.</summary>
    public IEnumerable<string> ImportedFeatures(string layer) =>
        ImportsOf(layer).Where(feature => layer != Layer || feature != Feature);

    /// <summary>Methods, constructors and accessors with the lines of their bodies that are not blank.</summary>
    public IEnumerable<(string Name, int Lines)> Methods() =>
        CSharpSyntaxTree
            .ParseText(Text)
            .GetRoot()
            .DescendantNodes()
            .Select(node =>
                node switch
                {
                    BaseMethodDeclarationSyntax method => (
                        Name: NameOf(method),
                        Body: (SyntaxNode?)method.Body ?? method.ExpressionBody
                    ),
                    AccessorDeclarationSyntax accessor => (
                        Name: accessor.Keyword.Text,
                        Body: (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody
                    ),
                    PropertyDeclarationSyntax property => (
                        Name: property.Identifier.Text,
                        Body: property.ExpressionBody
                    ),
                    _ => (Name: "", Body: null),
                }
            )
            .Where(found => found.Body is not null)
            .Select(found => ($"{Path} {found.Name}", BodyLines(found.Body!)));

    private IEnumerable<string> ImportsOf(string layer)
    {
        var prefix = $"using {Root}{layer}.";
        return Lines
            .Select(line => line.Replace("global using ", "using ", StringComparison.Ordinal))
            .Where(line => line.StartsWith(prefix, StringComparison.Ordinal) && line.EndsWith(';'))
            .Select(line => line[prefix.Length..^1].Split('.')[0])
            .Distinct();
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) =>
        method switch
        {
            MethodDeclarationSyntax named => named.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            _ => method.Kind().ToString(),
        };

    private static int BodyLines(SyntaxNode body)
    {
        var lines = body.ToString().Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
        return body is BlockSyntax ? Math.Max(0, lines - 2) : lines;
    }
}
