using System.Globalization;
using System.Net;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>
/// Results are hostile until checked: what addresses in a provider's answers can do, and what they cannot.
/// </summary>
internal sealed class OutputDownloaderTests
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private static readonly byte[] _image = [137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3];

    private OutputDownloader _fetcher = null!;

    [SetUp]
    public void SetUp() => _fetcher = new OutputDownloader(new HastyTime());

    [TearDown]
    public void TearDown() => _fetcher.Dispose();

    [Test]
    public async Task Open_FromTheProvidersOwnHost_SendsTheKey()
    {
        await using var server = await StubServer.StartAsync(SendImageAsync);

        var bytes = await ReadAsync(server, "/results/1.png", Authorize);

        Assert.That(bytes, Is.EqualTo(_image));
        Assert.That(server.Requests, Is.EqualTo([("/results/1.png", "Bearer key")]));
    }

    [Test]
    public async Task Open_SaysWhoAsks()
    {
        var agent = "";
        await using var server = await StubServer.StartAsync(context =>
        {
            agent = context.Request.Headers.UserAgent.ToString();
            return SendImageAsync(context);
        });

        await ReadAsync(server, "/1.png");

        Assert.That(agent, Is.EqualTo("ImageGenerator"));
    }

    [Test]
    public async Task Open_FromAnotherHost_SendsNoKey()
    {
        await using var elsewhere = await StubServer.StartAsync(SendImageAsync);
        using var fetcher = new OutputDownloader(
            new SocketsHttpHandler(),
            new SocketsHttpHandler { AllowAutoRedirect = false },
            new HastyTime()
        );

        await fetcher
            .At(new Uri(elsewhere.Address, "/1.png").ToString(), At("https://api.example.com"), authorize: Authorize)
            .OpenAsync(CancellationToken.None);

        Assert.That(elsewhere.Requests, Is.EqualTo([("/1.png", (string?)null)]));
    }

    [Test]
    public async Task Open_WhenTheProvidersHostLeadsElsewhere_TakesNoKeyThereAndNoneBack()
    {
        StubServer? home = null;
        await using var elsewhere = await StubServer.StartAsync(context =>
            RedirectAsync(context, new Uri(home!.Address, "/internal").ToString())
        );
        await using var server = home = await StubServer.StartAsync(context =>
            context.Request.Path == "/internal"
                ? SendImageAsync(context)
                : RedirectAsync(context, new Uri(elsewhere.Address, "/there").ToString())
        );
        using var fetcher = new OutputDownloader(
            new SocketsHttpHandler { AllowAutoRedirect = false },
            new SocketsHttpHandler { AllowAutoRedirect = false },
            new HastyTime()
        );

        await fetcher
            .At(new Uri(server.Address, "/1.png").ToString(), At(server.Address.ToString()), authorize: Authorize)
            .OpenAsync(CancellationToken.None);

        Assert.That(elsewhere.Requests, Is.EqualTo([("/there", (string?)null)]));
        Assert.That(server.Requests, Is.EqualTo([("/1.png", (string?)"Bearer key"), ("/internal", null)]));
    }

    [TestCase("/1.png")]
    [TestCase("/2.png")]
    public async Task Open_WhenARedirectStaysAtHome_FollowsIt(string target)
    {
        await using var server = await StubServer.StartAsync(context =>
            context.Request.Path == "/first" ? RedirectAsync(context, target) : SendImageAsync(context)
        );

        Assert.That(await ReadAsync(server, "/first"), Is.EqualTo(_image));
        Assert.That(server.Requests.Last().Path, Is.EqualTo(target));
    }

    /// <summary>
    /// Addresses that an answer may name; {0} is the port of a server on this machine that is not the provider's.
    /// </summary>
    [TestCase("http://127.0.0.1:{0}/latest/meta-data")]
    [TestCase("http://localhost:{0}/")]
    [TestCase("http://[::ffff:127.0.0.1]:{0}/")]
    [TestCase("http://[::1]:{0}/")]
    [TestCase("http://169.254.169.254/latest/meta-data/iam/security-credentials/")]
    [TestCase("http://10.0.0.1/")]
    [TestCase("http://[fd00:ec2::254]/latest/meta-data/")]
    public async Task Open_WhenAnAddressOrARedirectLeadsInside_IsRefusedAtOnce(string address)
    {
        await using var inside = await StubServer.StartAsync(SendImageAsync);
        var hostile = string.Format(CultureInfo.InvariantCulture, address, inside.Address.Port);
        await using var server = await StubServer.StartAsync(context => RedirectAsync(context, hostile));

        var direct = Assert.ThrowsAsync<UnreadableImageException>(() =>
            _fetcher.At(hostile, At(server.Address.ToString())).OpenAsync(CancellationToken.None)
        );
        var redirected = Assert.ThrowsAsync<UnreadableImageException>(() => ReadAsync(server, "/1.png"));

        Assert.That(
            (direct!.Message, redirected!.Message),
            Is.EqualTo(("The provider's address of the image leads into a private network.", direct.Message))
        );
        Assert.That(inside.Requests, Is.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(1), "it is not tried again");
    }

    [Test]
    public async Task Open_WhenACustomerTypedTheAddress_DoesNotTrustEvenTheProvidersOwnHost()
    {
        await using var server = await StubServer.StartAsync(SendImageAsync);
        var typed = At(server.Address.ToString()) with { IsTrustedAddress = false };

        Assert.ThrowsAsync<UnreadableImageException>(() =>
            _fetcher.At(new Uri(server.Address, "/1.png").ToString(), typed).OpenAsync(CancellationToken.None)
        );

        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase("file:///etc/passwd")]
    [TestCase("ftp://example.com/1.png")]
    [TestCase("data:image/png;base64,AAAA")]
    [TestCase("gopher://example.com/")]
    [TestCase("spool:0")]
    [TestCase("")]
    public void Open_WhenTheAddressIsNoneOfTheWeb_IsRefused(string address) =>
        Assert.ThrowsAsync<UnreadableImageException>(() =>
            _fetcher.At(address, At("https://api.example.com")).OpenAsync(CancellationToken.None)
        );

    [TestCase("file:///etc/passwd")]
    [TestCase("ftp://127.0.0.1/1.png")]
    public async Task Open_WhenARedirectLeavesTheWeb_IsRefused(string target)
    {
        await using var server = await StubServer.StartAsync(context => RedirectAsync(context, target));

        Assert.ThrowsAsync<UnreadableImageException>(() => ReadAsync(server, "/1.png"));
    }

    [Test]
    public async Task Open_WhenRedirectsGoInACircle_GivesUp()
    {
        await using var server = await StubServer.StartAsync(context => RedirectAsync(context, "/again"));

        var fault = Assert.ThrowsAsync<UnreadableImageException>(() => ReadAsync(server, "/again"));

        Assert.That(fault!.Message, Does.Contain("on and on"));
        Assert.That(server.Requests, Has.Count.EqualTo(4));
    }

    [TestCase("text/html; charset=utf-8")]
    [TestCase("TEXT/HTML")]
    [TestCase("text/plain")]
    [TestCase("application/json")]
    [TestCase("application/problem+json")]
    [TestCase("application/xhtml+xml")]
    [TestCase("application/xml")]
    [TestCase("image/svg+xml")]
    [TestCase("application/javascript")]
    public async Task Open_WhenAPageComesInsteadOfAnImage_IsRefused(string mediaType)
    {
        await using var server = await StubServer.StartAsync(async context =>
        {
            context.Response.ContentType = mediaType;
            await context.Response.WriteAsync("<script>");
        });

        Assert.That(
            Assert.ThrowsAsync<UnreadableImageException>(() => ReadAsync(server, "/1.png"))!.Message,
            Does.Contain("a page")
        );
    }

    [Test]
    public async Task Open_WhenTheTypeIsMissing_LeavesTheJudgementToTheDecoder()
    {
        await using var server = await StubServer.StartAsync(context =>
            context.Response.Body.WriteAsync(_image).AsTask()
        );

        Assert.That(await ReadAsync(server, "/1.png"), Is.EqualTo(_image));
    }

    [Test]
    public async Task Open_WhenTheBodyNeverEnds_StopsAtTheLimit()
    {
        await using var server = await StubServer.StartAsync(async context =>
        {
            context.Response.ContentType = "image/png";
            var chunk = new byte[1024 * 1024];
            while (true)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });

        var fault = Assert.ThrowsAsync<UnreadableImageException>(() => ReadAsync(server, "/1.png"));

        Assert.That(fault!.Message, Does.Contain("too large"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Open_WhenTooMuchIsAnnounced_DoesNotReadIt()
    {
        await using var server = await StubServer.StartAsync(async context =>
        {
            context.Response.ContentType = "image/png";
            context.Response.ContentLength = MaxBytes + 1L;
            await context.Response.StartAsync();
        });

        Assert.That(
            Assert.ThrowsAsync<UnreadableImageException>(() => ReadAsync(server, "/1.png"))!.Message,
            Does.Contain("too large")
        );
    }

    [Test]
    public async Task Open_WhenALittleUnfoldsToTooMuch_StopsAtTheLimit()
    {
        await using var server = await StubServer.StartAsync(async context =>
        {
            context.Response.ContentType = "image/png";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new System.IO.Compression.GZipStream(
                context.Response.Body,
                System.IO.Compression.CompressionLevel.Fastest
            );
            var nothing = new byte[1024 * 1024];
            for (var i = 0; i < 80; i++)
                await zip.WriteAsync(nothing);
        });

        Assert.That(
            Assert.CatchAsync<UnreadableImageException>(() => ReadAsync(server, "/1.png"))!.Message,
            Does.Contain("too large")
        );
    }

    [Test]
    public async Task Open_WhenTheBodyIsNoGzipAsItSays_IsRefused()
    {
        await using var server = await StubServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return SendImageAsync(context);
        });

        Assert.ThrowsAsync<ImageNotFetchedException>(() => ReadAsync(server, "/1.png"));
    }

    [TestCase(410)]
    public async Task Open_WhenTheAddressHasExpired_SaysSoAtOnce(int status)
    {
        await using var server = await StubServer.StartAsync(context => AnswerAsync(context, status));

        var fault = Assert.ThrowsAsync<ImageNotFetchedException>(() => ReadAsync(server, "/1.png"));

        Assert.That(fault!.Message, Does.Contain("expired"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Open_WhenTheHostIsBusyForAMoment_TriesAgain(int status)
    {
        StubServer? self = null;
        await using var server = self = await StubServer.StartAsync(context =>
            self!.Requests.Count < 3 ? AnswerAsync(context, status) : SendImageAsync(context)
        );

        Assert.That(await ReadAsync(server, "/1.png"), Is.EqualTo(_image));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Open_WhenTheConnectionBreaksInTheMiddle_TriesAgain()
    {
        StubServer? self = null;
        await using var server = self = await StubServer.StartAsync(async context =>
        {
            if (self!.Requests.Count > 1)
            {
                await SendImageAsync(context);
                return;
            }

            context.Response.ContentType = "image/png";
            context.Response.ContentLength = 1000;
            await context.Response.Body.WriteAsync(_image);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.That(await ReadAsync(server, "/1.png"), Is.EqualTo(_image));
    }

    [TestCase("/files/1.png", "/files/1.png")]
    [TestCase("files/1.png", "/v1/files/1.png")]
    public async Task Open_WhenTheAddressIsRelative_AsksTheProviderWithItsKey(string address, string path)
    {
        await using var server = await StubServer.StartAsync(SendImageAsync);

        await using var image = await _fetcher
            .At(address, At(new Uri(server.Address, "/v1").ToString()), authorize: Authorize)
            .OpenAsync(CancellationToken.None);

        Assert.That(server.Requests, Is.EqualTo([(path, "Bearer key")]));
    }

    [Test]
    public async Task Open_WhenARelativeAddressNamesAnotherHost_SendsNoKeyThere()
    {
        await using var inside = await StubServer.StartAsync(SendImageAsync);

        Assert.ThrowsAsync<UnreadableImageException>(() =>
            _fetcher
                .At($"//127.0.0.1:{inside.Address.Port}/1.png", At("http://127.0.0.1:9"), authorize: Authorize)
                .OpenAsync(CancellationToken.None)
        );

        Assert.That(inside.Requests, Is.Empty);
    }

    [TestCase(404)]
    [TestCase(403)]
    public async Task Open_WhenTheImageAppearsAMomentLater_WaitsForIt(int status)
    {
        StubServer? self = null;
        await using var server = self = await StubServer.StartAsync(context =>
            self!.Requests.Count < 5 ? AnswerAsync(context, status) : SendImageAsync(context)
        );

        Assert.That(await ReadAsync(server, "/1.png"), Is.EqualTo(_image));
    }

    [TestCase(404, 6)]
    [TestCase(403, 6)]
    public async Task Open_WhenTheImageNeverAppears_GivesUp(int status, int requests)
    {
        await using var server = await StubServer.StartAsync(context => AnswerAsync(context, status));

        Assert.ThrowsAsync<ImageNotFetchedException>(() => ReadAsync(server, "/1.png"));

        Assert.That(server.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task Open_WhenTheHostCallsAnImageText_TakesIt()
    {
        await using var server = await StubServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/plain";
            return context.Response.Body.WriteAsync(_image).AsTask();
        });

        Assert.That(await ReadAsync(server, "/1.png"), Is.EqualTo(_image));
    }

    [Test]
    public async Task Open_WhenTheHostStaysBusy_GivesUp()
    {
        await using var server = await StubServer.StartAsync(context => AnswerAsync(context, 503));

        Assert.ThrowsAsync<ImageNotFetchedException>(() => ReadAsync(server, "/1.png"));

        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Open_WhenTheBodyComesTooSlowly_GivesUp()
    {
        var clock = new ManualTime();
        using var fetcher = new OutputDownloader(clock);
        var isSending = new TaskCompletionSource();
        await using var server = await StubServer.StartAsync(async context =>
        {
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(_image);
            await context.Response.Body.FlushAsync();
            isSending.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var reading = fetcher
            .At(new Uri(server.Address, "/1.png").ToString(), At(server.Address.ToString()))
            .OpenAsync(CancellationToken.None);
        await isSending.Task;
        while (!reading.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(100));
            await Task.Yield();
        }

        Assert.ThrowsAsync<ImageNotFetchedException>(() => reading);
    }

    [Test]
    public async Task Open_WhenTheEngineSaysStop_Stops()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await StubServer.StartAsync(context =>
        {
            stop.Cancel();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        Assert.CatchAsync<OperationCanceledException>(() =>
            _fetcher.At(server.Address.ToString(), At(server.Address.ToString())).OpenAsync(stop.Token)
        );
    }

    private async Task<byte[]> ReadAsync(StubServer server, string path, Action<HttpRequestMessage>? authorize = null)
    {
        await using var stream = await _fetcher
            .At(new Uri(server.Address, path).ToString(), At(server.Address.ToString()), authorize: authorize)
            .OpenAsync(CancellationToken.None);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static ProviderConnection At(string address) =>
        new()
        {
            Provider = "test",
            BaseAddress = new Uri(address),
            Secret = new ProviderSecret("key"),
        };

    private static void Authorize(HttpRequestMessage request) =>
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer key");

    private static Task SendImageAsync(HttpContext context)
    {
        context.Response.ContentType = "image/png";
        return context.Response.Body.WriteAsync(_image).AsTask();
    }

    private static Task RedirectAsync(HttpContext context, string target)
    {
        context.Response.StatusCode = (int)HttpStatusCode.Found;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
