namespace ImageGenerator.Architecture.Tests.Support;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string _root = FindRoot(AppContext.BaseDirectory);

    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([_root, .. parts]);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ImageGenerator.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"{start} does not lie in the repository.");
    }
}
