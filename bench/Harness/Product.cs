using System.Net.Http.Headers;

namespace ImageGenerator.Bench.Harness;

/// <summary>The product's own processes, as they are built and run.</summary>
internal static class Product
{
    /// <summary>Starts the built API on a free port, and waits until it says that it is ready.</summary>
    /// <param name="database">Its connection string.</param>
    /// <param name="folder">Where its files go.</param>
    /// <param name="roles"><c>api</c>, <c>worker</c> or both.</param>
    /// <param name="settings">Further environment variables.</param>
    public static async Task<(Child Process, Uri Address)> StartApiAsync(
        string database,
        string folder,
        string roles = "api",
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var process = Child.Start(
            [ApiAssembly()],
            new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
            {
                ["ConnectionStrings__Default"] = database,
                ["Data__Root"] = folder,
                ["Roles"] = roles,
                ["Logging__LogLevel__Default"] = "Warning",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            }
        );
        return (process, new Uri(await process.HearAsync("ImageGenerator is ready")));
    }

    /// <summary>A client that keeps so many connections open.</summary>
    public static HttpClient Client(Uri address, int connections, string? apiKey = null)
    {
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = connections,
                UseProxy = false,
                UseCookies = false,
            }
        )
        {
            BaseAddress = address,
        };
        if (apiKey is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        return client;
    }

    private static string ApiAssembly()
    {
        // bench/bin/<configuration>/net10.0/ -> src/Api/bin/<configuration>/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(
            Repository.Root,
            "src",
            "Api",
            "bin",
            output.Parent!.Name,
            output.Name,
            "ImageGenerator.Api.dll"
        );
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException("Build src/Api in the same configuration first.", path);
    }
}
