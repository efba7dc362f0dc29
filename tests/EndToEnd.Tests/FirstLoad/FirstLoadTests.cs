using System.Diagnostics;
using System.Net;
using ImageGenerator.EndToEnd.Tests.Support;

namespace ImageGenerator.EndToEnd.Tests.FirstLoad;

/// <summary>
/// What a browser loads on the first visit, from the source tree and published: compressed, kept for a year where the
/// name has the content's hash, asked about where it has not, and no more than the budget.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class FirstLoadTests(bool published)
{
    private const int Budget = 200_000;
    private const int SmallestCompressed = 1500;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    private readonly HttpClient _client = new(
        new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }
    );
    private string _folder = "";
    private ProductProcess? _product;

    [OneTimeSetUp]
    public async Task StartTheProduct()
    {
        _folder = Directory.CreateTempSubdirectory("imagegenerator-first-load-").FullName;
        var assembly = published ? await PublishAsync(Path.Combine(_folder, "published")) : BuiltProduct.Assembly;
        _product = await ProductProcess.StartAsync(
            new Dictionary<string, string> { ["Data__Root"] = Path.Combine(_folder, "data") },
            assembly
        );
        _client.BaseAddress = _product.Address;
    }

    [OneTimeTearDown]
    public async Task StopTheProduct()
    {
        _client.Dispose();
        if (_product is not null)
        {
            await _product.StopAsync();
            await _product.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("br, gzip", "br")]
    [TestCase("gzip, deflate", "gzip")]
    public async Task HashedFiles_AreCompressedAndKeptForAYear(string accepted, string encoding)
    {
        foreach (var file in ClientManifest.FilesOf("src/app/routes/login-page.tsx"))
        {
            using var response = await GetAsync(file, accepted);
            var sent = await response.Content.ReadAsByteArrayAsync();

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), file);
            Assert.That(
                response.Headers.CacheControl?.ToString(),
                Is.EqualTo("public, max-age=31536000, immutable"),
                file
            );
            Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"), file);
            if (ClientManifest.SizeOf(file) < SmallestCompressed)
                continue;

            Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }), file);
            Assert.That(sent, Has.Length.EqualTo(response.Content.Headers.ContentLength), file);
            Assert.That(Encodings.Decode(sent, encoding), Is.EqualTo(ClientManifest.Read(file)), file);
        }
    }

    [Test]
    public async Task FirstVisit_StaysWithinItsBudget()
    {
        var sizes = new Dictionary<string, int>();
        foreach (var file in ClientManifest.FilesOf("src/app/routes/login-page.tsx").Append(""))
        {
            using var response = await GetAsync(file, "br, gzip");
            sizes[file] = (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        var list = string.Join(
            '\n',
            sizes.OrderByDescending(size => size.Value).Select(size => $"{size.Value} {size.Key}")
        );
        TestContext.Out.WriteLine($"{sizes.Values.Sum()} bytes of {Budget}:\n{list}");
        Assert.That(sizes.Values.Sum(), Is.LessThanOrEqualTo(Budget), list);
    }

    [Test]
    public async Task HashedFile_ThatIsThere_NeedsNotBeSentAgain()
    {
        var file = ClientManifest.FilesOf("src/app/routes/login-page.tsx").First();
        using var first = await GetAsync(file, "br");

        using var request = new HttpRequestMessage(HttpMethod.Get, file);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await _client.SendAsync(request);

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(again.Headers.CacheControl?.ToString(), Does.Contain("immutable"));
    }

    [TestCase("")]
    [TestCase("gallery")]
    [TestCase("index.html")]
    [TestCase("color-scheme.js")]
    [TestCase("favicon.svg")]
    public async Task FilesWithoutAHash_AreAskedAbout(string path)
    {
        using var response = await GetAsync(path, "br, gzip");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Headers.CacheControl?.ToString(), Is.EqualTo("no-cache"));
    }

    [TestCase("assets/nothing-12345678.js")]
    [TestCase(".vite/manifest.json")]
    public async Task FilesThatAreNotServed_AreNotThere(string path)
    {
        using var response = await GetAsync(path, "br");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Headers.CacheControl?.ToString() ?? "", Does.Not.Contain("immutable"));
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await _client.SendAsync(request);
    }

    private static async Task<string> PublishAsync(string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish",
                    Path.Combine(BuiltProduct.RepositoryRoot, "src", "Api"),
                    "--no-build",
                    "--configuration",
                    Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(BuiltProduct.Assembly)!)!),
                    "--output",
                    folder,
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        Assert.That(process.ExitCode, Is.Zero, await output);
        return Path.Combine(folder, Path.GetFileName(BuiltProduct.Assembly));
    }
}
