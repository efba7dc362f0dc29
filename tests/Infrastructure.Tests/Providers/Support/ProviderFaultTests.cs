using System.Net;
using System.Net.Sockets;
using ImageGenerator.Application.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Support;

/// <summary>
/// The faults that every provider's server can have, and what its adapter has to make of them: what may have been done is never
/// called undone, and what was surely not done is never called unknown. A fixture for each provider derives from this.
/// </summary>
internal abstract class ProviderFaultTests
{
    private static readonly TimeSpan _soon = TimeSpan.FromMilliseconds(300);

    /// <summary>The provider's registration, with this time limit for requests.</summary>
    protected abstract void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout);

    /// <summary>The path of the call that makes images, after the address of <see cref="BasePath"/>.</summary>
    protected abstract string CreatePath { get; }

    /// <summary>The part of the provider's address that belongs to it: <c>/v1</c>.</summary>
    protected abstract string BasePath { get; }

    protected abstract ImageRequest Request { get; }

    /// <summary>Answers of status 200 that are well-formed and hold no image; null where no such answer exists.</summary>
    protected virtual string? EmptyOutput => null;

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNobodyListens_IsUnavailable(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync(TimeSpan.FromSeconds(20));
        var call = scene.Call(Request, BasePath);
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}{BasePath}");

        var answer = await scene.Provider.SubmitAsync(call with { Connection = call.Connection with { BaseAddress = nobody } }, cancellationToken);

        Assert.That(answer, Is.TypeOf<ProviderAnswer.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public Task Submit_WhenTheConnectionBreaksAfterTheRequest_IsUnknown(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderAnswer.Unknown>(server => server.Reset("POST", Path), cancellationToken);

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNoAnswerComesInTime_IsUnknown(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync(_soon);
        scene.Server.Hang("POST", Path);

        Assert.That(await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken), Is.TypeOf<ProviderAnswer.Unknown>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheEngineStopsIt_GivesUp(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync(TimeSpan.FromSeconds(20));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        scene.Server.On("POST", Path, async (context, _) =>
        {
            await stop.CancelAsync();
            context.Abort();
        });

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => scene.Provider.SubmitAsync(scene.Call(Request, BasePath), stop.Token));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenThrottledWithATime_TellsIt(CancellationToken cancellationToken)
    {
        var limited = await AnswersAsync<ProviderAnswer.RateLimited>(
            server => server.Answer("POST", Path, 429, "{}", headers: ("Retry-After", "7")), cancellationToken);

        Assert.That(limited.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test, CancelAfter(30_000)]
    public Task Submit_WhenThrottledWithoutATime_IsRateLimited(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderAnswer.RateLimited>(server => server.Answer("POST", Path, 429, "slow down", "text/plain"), cancellationToken);

    [TestCase(500)]
    [TestCase(503)]
    [CancelAfter(30_000)]
    public Task Submit_WhenTheServerHasAFault_IsUnavailable(int status, CancellationToken cancellationToken) =>
        AnswersAsync<ProviderAnswer.Unavailable>(server => server.Answer("POST", Path, status, "<h1>Oops</h1>", "text/html"), cancellationToken);

    [TestCase(502)]
    [TestCase(504)]
    [TestCase(524)]
    [CancelAfter(30_000)]
    public Task Submit_WhenAGatewayGaveUp_IsUnknown(int status, CancellationToken cancellationToken) =>
        AnswersAsync<ProviderAnswer.Unknown>(server => server.Answer("POST", Path, status, "<h1>Gateway</h1>", "text/html"), cancellationToken);

    [TestCase("{\"", "application/json")]
    [TestCase("[1,2,3]", "application/json")]
    [TestCase("null", "application/json")]
    [TestCase("<html>hello</html>", "text/html")]
    [TestCase("", "application/json")]
    [CancelAfter(30_000)]
    public Task Submit_WhenTheAnswerCannotBeRead_IsUnknown(string body, string type, CancellationToken cancellationToken) =>
        AnswersAsync<ProviderAnswer.Unknown>(server => server.Answer("POST", Path, 200, body, type), cancellationToken);

    [Test, CancelAfter(60_000)]
    public Task Submit_WhenTheAnswerNeverEnds_IsUnknown(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderAnswer.Unknown>(server => server.Endless("POST", Path), cancellationToken);

    [Test, CancelAfter(60_000)]
    public Task Submit_WhenTheAnswerIsFiftyMegabytesOfJson_IsUnknown(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderAnswer.Unknown>(
            server => server.Answer("POST", Path, 200, $"{{\"noise\":\"{new string('x', 50_000_000)}\"}}"), cancellationToken);

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheOutputIsEmpty_HasNoOutput(CancellationToken cancellationToken)
    {
        if (EmptyOutput is not { } empty)
        {
            Assert.Ignore("No answer of this provider is well-formed and holds no image.");
            return;
        }

        await AnswersAsync<ProviderAnswer.NoOutput>(server => server.Answer("POST", Path, 200, empty), cancellationToken);
    }

    [TestCase(401)]
    [TestCase(402)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheKeyIsNotTaken_SaysSoWithoutTheKey(int status, CancellationToken cancellationToken)
    {
        var rejected = await AnswersAsync<ProviderAnswer.CredentialRejected>(
            server => server.Answer("POST", Path, status, $"{{\"detail\":\"No: {ProviderScene.Key}\",\"message\":\"No: {ProviderScene.Key}\",\"error\":{{\"message\":\"No: {ProviderScene.Key}\"}}}}"),
            cancellationToken);

        Assert.That(rejected.Reason, Is.Not.Empty.And.Not.Contains(ProviderScene.Key));
    }

    private string Path => BasePath + CreatePath;

    private async Task<T> AnswersAsync<T>(Action<StubServer> rule, CancellationToken cancellationToken)
        where T : ProviderAnswer
    {
        await using var scene = await StartAsync(TimeSpan.FromSeconds(20));
        rule(scene.Server);

        var answer = await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken);

        Assert.That(answer, Is.TypeOf<T>());
        return (T)answer;
    }

    private Task<ProviderScene> StartAsync(TimeSpan timeout) =>
        ProviderScene.StartAsync((services, configuration) => Register(services, configuration, timeout));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
