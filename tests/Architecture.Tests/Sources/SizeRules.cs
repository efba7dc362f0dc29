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
        [.. files.SelectMany(file => file.Methods()).Where(method => method.Lines > MaxMethodLines).Select(method => method.Name)];

    /// <summary>The folders (two deep) that hold a line that is too wide.</summary>
    public static IReadOnlyList<string> FindWideFolders(IEnumerable<SourceFile> files) =>
    [
        .. files.Where(file => Array.Exists(file.Lines, line => line.Length > MaxColumns))
            .Select(FolderOf).Distinct().Order(StringComparer.Ordinal),
    ];

    private static string FolderOf(SourceFile file) => file.Feature.Length > 0 ? $"{file.Layer}/{file.Feature}" : file.Layer;
}
