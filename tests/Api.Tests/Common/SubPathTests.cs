using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.TestKit;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Tests.Common;

/// <summary>
/// Behind a proxy on plain HTTP that writes its own Host and serves below a path: every address in an answer is the
/// world's.
/// </summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class SubPathTests(bool strips)
{
    private ForwardingProxy _proxy = null!;
    private ApiHost _host = null!;
    private CookieContainer _cookies = null!;
    private HttpClient _browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _proxy = await ForwardingProxy.StartAsync("/images", strips);
        _host = await ApiHost.StartAsync(("PublicUrl", _proxy.Address.AbsoluteUri));
        _proxy.Target = _host.Address;
        _cookies = new CookieContainer();
        _browser = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = _proxy.Address,
        };
        _browser.DefaultRequestHeaders.Add("Origin", _proxy.Address.GetLeftPart(UriPartial.Authority));
        using var registered = await PostAsync(
            "api/v1/auth/register",
            AccountExtensions.Registration(AccountExtensions.NewEmail())
        );
        await registered.ReadAsync(HttpStatusCode.Created);
        Assert.That(registered.Headers.Location?.OriginalString, Is.EqualTo("/images/api/v1/me"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Test]
    public async Task Cookies_AreForThePathAlone()
    {
        await _browser.ReadAsync("api/v1/me");

        Assert.That(
            _cookies.GetAllCookies().Select(cookie => cookie.Path),
            Is.All.EqualTo("/images").And.Exactly(2).Items
        );
    }

    [Test]
    public async Task Generation_IsFoundAtEveryAddressThatIsNamed()
    {
        using var created = await PostAsync("api/v1/generations", GenerationCalls.Small("a boat"), "wait=30");
        var generation = await created.ReadAsync();
        var image = generation.Items("images").Single();
        var asset = (await _browser.ReadAsync("api/v1/assets")).Items().Single();

        foreach (
            var url in new[]
            {
                created.Headers.Location!.OriginalString,
                image.Text("url"),
                image.Text("thumbnailUrl"),
                asset.Text("previewUrl"),
            }
        )
        {
            using var found = await _browser.GetAsync(url);
            Assert.That((url[..8], found.StatusCode), Is.EqualTo(("/images/", HttpStatusCode.OK)), url);
        }
    }

    [Test]
    public async Task Upload_IsFoundAtItsAddress()
    {
        using var uploaded = await _browser.PostAsync("api/v1/uploads", UploadCalls.Raw(Images.Png(8, 8)));
        var url = (await uploaded.ReadAsync(HttpStatusCode.Created)).Text("thumbnailUrl");

        using var found = await _browser.GetAsync(url);

        Assert.That(uploaded.Headers.Location?.OriginalString, Does.StartWith("/images/api/v1/uploads/"));
        Assert.That(found.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task OpenAi_WhenAskedForAnAddress_GivesThePublicOne()
    {
        using var key = await PostAsync("api/v1/api-keys", new { name = "Key" });
        using var openAi = new HttpClient { BaseAddress = _host.Address };
        openAi.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            (await key.ReadAsync(HttpStatusCode.Created)).Text("key")
        );

        using var answer = await openAi.PostAsJsonAsync(
            "/v1/images/generations",
            new
            {
                prompt = "a boat",
                size = "256x256",
                response_format = "url",
            }
        );
        var url = (await answer.ReadAsync()).Items("data").Single().Text("url");

        Assert.That(
            url,
            Does.StartWith($"{_proxy.Address}v1/images/files/"),
            "although it was asked at the listening socket"
        );
        using var image = await _browser.GetAsync(url);
        Assert.That(image.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/png"));
    }

    [Test]
    public async Task Events_AreToldBelowThePath()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/events");
        using var stream = await _browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        Assert.That(await reader.ReadLineAsync(), Is.EqualTo(": connected"));
    }

    [Test]
    public async Task Documentation_NamesThePublicAddress()
    {
        var document = await _browser.ReadAsync("openapi/v1.json");
        using var redirect = await _browser.GetAsync("swagger");
        using var script = await _browser.GetAsync("swagger/index.js");

        Assert.That(
            document.Items("servers").Single().Text("url"),
            Is.EqualTo(_proxy.Address.AbsoluteUri.TrimEnd('/'))
        );
        Assert.That(
            new Uri(new Uri(_proxy.Address, "swagger"), redirect.Headers.Location!).AbsolutePath,
            Is.EqualTo("/images/swagger/index.html")
        );
        Assert.That(await script.Content.ReadAsStringAsync(), Does.Contain("../openapi/v1.json"));
    }

    [Test]
    public async Task Problems_StayProblems()
    {
        using var nothing = await _browser.GetAsync("api/v1/nothing");
        using var foreign = await SendAsync("api/v1/auth/logout", "https://evil.example");

        await nothing.MustBeProblemAsync(HttpStatusCode.NotFound, "route.not_found");
        await foreign.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
    }

    private async Task<HttpResponseMessage> PostAsync(string path, object body, string? prefer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        return await _browser.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string origin)
    {
        using var stranger = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies })
        {
            BaseAddress = _proxy.Address,
        };
        stranger.DefaultRequestHeaders.Add("Origin", origin);
        return await stranger.PostAsync(path, null);
    }
}

/// <summary>Settings of public addresses that cannot work are said at the start.</summary>
internal sealed class PublicAddressTests
{
    [TestCase("https://images.example.com/api/", null, "cannot begin with 'api'")]
    [TestCase("https://images.example.com/V1", null, "cannot begin with 'V1'")]
    [TestCase("https://images.example.com/images/", "/pictures", "Set one of them")]
    [TestCase(null, "/a b", "letters, digits")]
    [TestCase("ftp://images.example.com", null, "PublicUrl must be")]
    public void Start_WithAnAddressThatCannotWork_SaysWhy(string? publicUrl, string? pathBase, string sentence)
    {
        List<(string, string)> settings = [("Roles", "api")];
        if (publicUrl is not null)
            settings.Add(("PublicUrl", publicUrl));
        if (pathBase is not null)
            settings.Add(("Http:PathBase", pathBase));

        Assert.That(
            () => ApiHost.StartAsync([.. settings]),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(sentence)
        );
    }

    [TestCase("images")]
    [TestCase("/images/")]
    public async Task Start_WithAPathAlone_NamesItInEveryAddress(string pathBase)
    {
        await using var host = await ApiHost.StartAsync(("Roles", "api"), ("Http:PathBase", pathBase));
        using var ada = await host.RegisterAsync();
        using var signedIn = await ada.Client.PostAsJsonAsync(
            "/api/v1/auth/token",
            new { email = ada.Email, password = Account.Password }
        );
        using var program = host.Bearing((await signedIn.ReadAsync()).Text("accessToken"));

        using var created = await program.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat")));

        Assert.That(created.Headers.Location?.OriginalString, Does.StartWith("/images/api/v1/generations/"));
        Assert.That(
            (await program.ReadAsync("/images/openapi/v1.json")).Items("servers").Single().Text("url"),
            Is.EqualTo("/images")
        );
    }
}
