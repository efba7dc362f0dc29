using System.Net;
using System.Net.Sockets;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Providers.OpenAI;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>What becomes of a declared call, with OpenAI's as the example.</summary>
[TestFixture]
internal sealed class ProviderApiTests
{
    private const string Generations = "/v1/images/generations";

    private static readonly OpenAIRequest _request = new() { Prompt = "A fox" };

    private ProviderScene _scene = null!;

    private ProviderApi<IOpenAIApi> Api => _scene.GetKeyed<ProviderApi<IOpenAIApi>>(OpenAIProvider.ProviderId);

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync((services, _) => services.AddOpenAIProvider(TimeSpan.FromSeconds(20)));

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Send_WhenTheConnectionIsRefused_WasNotSent(CancellationToken cancellationToken)
    {
        var connection = _scene.Connection() with { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}/v1") };

        var response = await SendAsync(connection, cancellationToken);

        Assert.That(response.Fault, Is.EqualTo(TransportError.NotSent));
    }

    [Test, CancelAfter(30_000)]
    public async Task Send_WhenTheHostDoesNotExist_WasNotSent(CancellationToken cancellationToken)
    {
        var connection = _scene.Connection() with { BaseAddress = new Uri("http://nowhere.invalid/v1") };

        var response = await SendAsync(connection, cancellationToken);

        Assert.That(response.Fault, Is.EqualTo(TransportError.NotSent));
    }

    [Test, CancelAfter(30_000)]
    public async Task Send_WhenTheConnectionBreaks_IsLost(CancellationToken cancellationToken)
    {
        _scene.Server.Reset("POST", Generations);

        var response = await SendAsync(_scene.Connection("/v1"), cancellationToken);

        Assert.That(response.Fault, Is.EqualTo(TransportError.Lost));
    }

    [Test, CancelAfter(30_000)]
    public async Task Send_WhenACustomersAddressIsPrivate_WasNotSent(CancellationToken cancellationToken)
    {
        var connection = _scene.Connection("/v1") with { IsTrustedAddress = false };

        var response = await SendAsync(connection, cancellationToken);

        Assert.That(response.Fault, Is.EqualTo(TransportError.Private));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Send_WhenTheServerHasFailedTooOften_WasNotSent(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Generations, 500, "{}");
        for (var time = 0; time < 8; time++)
            await SendAsync(_scene.Connection("/v1"), cancellationToken);

        var response = await SendAsync(_scene.Connection("/v1"), cancellationToken);

        Assert.That(response.Fault, Is.EqualTo(TransportError.CircuitOpen));
        Assert.That(_scene.Server.Requests, Has.Count.EqualTo(8));
    }

    [Test, CancelAfter(30_000)]
    public async Task Send_WhenTheAnswerIsAnError_HandsItOver(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Generations, 422, "{\"error\":{\"message\":\"No\"}}");

        var response = await SendAsync(_scene.Connection("/v1"), cancellationToken);

        Assert.That((response.Status, ErrorBody.Of(response).Message), Is.EqualTo((422, "No")));
    }

    [Test, CancelAfter(30_000)]
    public async Task Send_WhenItIsRedirected_DoesNotFollow(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Generations, 307, "", headers: ("Location", $"{_scene.Server.Address}/elsewhere"));

        var response = await SendAsync(_scene.Connection("/v1"), cancellationToken);

        Assert.That((response.Status, _scene.Server.Requests.Count), Is.EqualTo((307, 1)));
    }

    [Test]
    public async Task Send_WhenTheEngineStopsIt_Throws()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => SendAsync(_scene.Connection("/v1"), stop.Token));
    }

    [Test, CancelAfter(30_000)]
    public async Task Send_AJsonBody_TellsItsLengthAndTheKey(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Generations, 200, "{}");

        await SendAsync(_scene.Connection("/v1"), cancellationToken);

        var sent = _scene.Server.Requests.Single();
        Assert.That(sent.Text, Is.EqualTo("{\"prompt\":\"A fox\"}"));
        Assert.That(sent.Header("Content-Type"), Is.EqualTo("application/json"));
        Assert.That(sent.Header("Content-Length"), Is.EqualTo("18"));
        Assert.That(sent.Header("Transfer-Encoding"), Is.Null);
        Assert.That(sent.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [TestCase(true)]
    [TestCase(false)]
    [CancelAfter(30_000)]
    public async Task Send_AForm_ClosesItsImages(bool arrives, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", "/v1/images/edits", 200, "{}");
        var connection = arrives
            ? _scene.Connection("/v1")
            : _scene.Connection() with
            {
                BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}"),
            };
        var bytes = new MemoryStream(new byte[1000]);
        var form = new FormBody();
        await form.AddFileAsync(
            "image",
            "image.png",
            new RequestImage("image/png", new ImageSize(64, 64), 1000, _ => Task.FromResult<Stream>(bytes)),
            cancellationToken
        );

        var response = await Api.SendAsync(
            connection,
            api => api.EditAsync(form, connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );

        Assert.That((response.Fault is null, bytes.CanRead), Is.EqualTo((arrives, false)));
    }

    [Test, CancelAfter(30_000)]
    public void Send_WhenTheCallNamesNoConnection_FailsAndGoesNowhere(CancellationToken cancellationToken)
    {
        var fault = Assert.ThrowsAsync<InvalidOperationException>(() =>
            Api.SendAsync(
                _scene.Connection("/v1"),
                api => api.GenerateAsync(_request, null!, cancellationToken),
                ResponseBody.ReadJsonAsync,
                cancellationToken
            )
        );

        Assert.That(fault!.Message, Does.Contain("names no connection"));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    /// <summary>Or a customer's address would be asked past the guard.</summary>
    [Test, CancelAfter(30_000)]
    public void Send_WhenTheCallNamesALessTrustedConnection_FailsAndGoesNowhere(CancellationToken cancellationToken)
    {
        var connection = _scene.Connection("/v1");

        Assert.ThrowsAsync<InvalidOperationException>(() =>
            Api.SendAsync(
                connection,
                api => api.GenerateAsync(_request, connection with { IsTrustedAddress = false }, cancellationToken),
                ResponseBody.ReadJsonAsync,
                cancellationToken
            )
        );

        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Open_WhenTheBodyHasNotCome_DoesNotWaitForIt(CancellationToken cancellationToken)
    {
        _scene.Server.Endless("POST", Generations);
        var connection = _scene.Connection("/v1");

        using var response = await Api.OpenAsync(connection, api =>
            api.GenerateAsync(_request, connection, cancellationToken)
        );

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private Task<ProviderResponse> SendAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        Api.SendAsync(
            connection,
            api => api.GenerateAsync(_request, connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
