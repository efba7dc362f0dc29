namespace ImageGenerator.Architecture.Tests.Sources;

/// <summary>How long code may be. Each rule answers with what breaks it.</summary>
internal static class SizeRules
{
    public const int MaxFileLines = 300;
    public const int MaxMethodLines = 40;
    public const int MaxColumns = 120;

    public static IReadOnlyList<string> FindLongFiles(IEnumerable<SourceFile> files) =>
        [.. files.Where(file => file.Lines.Length > MaxFileLines).Select(file => file.Path)];

    public static IReadOnlyList<string> FindLongMethods(IEnumerable<SourceFile> files) =>
        [
            .. files
                .SelectMany(file => file.Methods())
                .Where(method => method.Lines > MaxMethodLines)
                .Select(method => method.Name),
        ];

    public static IReadOnlyList<string> FindWideLines(IEnumerable<SourceFile> files) =>
        [
            .. files.SelectMany(file =>
                file.Lines.Index()
                    .Where(line => line.Item.Length > MaxColumns)
                    .Select(line => $"{file.Path}:{line.Index + 1}")
            ),
        ];
}
