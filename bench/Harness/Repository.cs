namespace ImageGenerator.Bench.Harness;

internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ImageGenerator.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The bench runs from its repository.");
    }
}
