using System.Net;
using System.Net.Sockets;
using ImageGenerator.Application.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Support;

/// <summary>
/// The faults that every provider's server can have, and what its adapter has to make of them: what may have been done
/// is never called undone, and what was surely not done is never called unknown. A fixture for each provider derives
/// from this, or from <see cref="Base64FaultTests"/> or <see cref="Base64ListFaultTests"/> where images come as base64.
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

    protected abstract ProviderRequest Request { get; }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNobodyListens_IsUnavailable(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync(TimeSpan.FromSeconds(20));
        var call = scene.Call(Request, BasePath);
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}{BasePath}");

        var result = await scene.Provider.SubmitAsync(
            call with
            {
                Connection = call.Connection with { BaseAddress = nobody },
            },
            cancellationToken
        );

        Assert.That(result, Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public Task Submit_WhenTheConnectionBreaksAfterTheRequest_IsUnknown(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderResult.Unknown>(server => server.Reset("POST", Path), cancellationToken);

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNoAnswerComesInTime_IsUnknown(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync(_soon);
        scene.Server.Hang("POST", Path);

        Assert.That(
            await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken),
            Is.TypeOf<ProviderResult.Unknown>()
        );
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

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () =>
            scene.Provider.SubmitAsync(scene.Call(Request, BasePath), stop.Token)
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenThrottledWithATime_TellsIt(CancellationToken cancellationToken)
    {
        var limited = await AnswersAsync<ProviderResult.RateLimited>(
            server => server.Answer("POST", Path, 429, "{}", headers: ("Retry-After", "7")),
            cancellationToken
        );

        Assert.That(limited.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test, CancelAfter(30_000)]
    public Task Submit_WhenThrottledWithoutATime_IsRateLimited(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderResult.RateLimited>(
            server => server.Answer("POST", Path, 429, "slow down", "text/plain"),
            cancellationToken
        );

    /// <summary>
    /// What may have been made may have to be paid, unless the provider says that its errors are free.
    /// </summary>
    [TestCase(500)]
    [TestCase(503)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheServerHasAFault_SaysWhetherItMayCost(
        int status,
        CancellationToken cancellationToken
    )
    {
        var result = await AnswerAsync(
            server => server.Answer("POST", Path, status, "<h1>Oops</h1>", "text/html"),
            cancellationToken
        );

        var isFree = FreeErrors == Free.Always || (FreeErrors == Free.WhenOverloaded && status == 503);
        Assert.That(
            result,
            Is.TypeOf(isFree ? typeof(ProviderResult.Unavailable) : typeof(ProviderResult.ServerError))
        );
    }

    [TestCase(502)]
    [TestCase(504)]
    [TestCase(524)]
    [CancelAfter(30_000)]
    public Task Submit_WhenAGatewayGaveUp_IsUnknown(int status, CancellationToken cancellationToken) =>
        AnswersAsync<ProviderResult.Unknown>(
            server => server.Answer("POST", Path, status, "<h1>Gateway</h1>", "text/html"),
            cancellationToken
        );

    [TestCase("{\"", "application/json")]
    [TestCase("[1,2,3]", "application/json")]
    [TestCase("null", "application/json")]
    [TestCase("<html>hello</html>", "text/html")]
    [TestCase("", "application/json")]
    [CancelAfter(30_000)]
    public Task Submit_WhenTheAnswerCannotBeRead_IsUnknown(
        string body,
        string type,
        CancellationToken cancellationToken
    ) =>
        AnswersAsync<ProviderResult.Unknown>(server => server.Answer("POST", Path, 200, body, type), cancellationToken);

    [Test, CancelAfter(60_000)]
    public Task Submit_WhenTheAnswerNeverEnds_IsUnknown(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderResult.Unknown>(server => server.Endless("POST", Path), cancellationToken);

    [Test, CancelAfter(60_000)]
    public Task Submit_WhenTheAnswerIsFiftyMegabytesOfJson_IsUnknown(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderResult.Unknown>(
            server => server.Answer("POST", Path, 200, $"{{\"noise\":\"{new string('x', 50_000_000)}\"}}"),
            cancellationToken
        );

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheKeyIsNotTaken_SaysSoWithoutTheKey(CancellationToken cancellationToken)
    {
        var rejected = await AnswersAsync<ProviderResult.CredentialRejected>(
            server => server.Answer("POST", Path, 401, RepeatsTheKey),
            cancellationToken
        );

        Assert.That(rejected.Reason, Is.Not.Empty.And.Not.Contains(ProviderScene.Key));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheAccountIsEmpty_IsOutOfCreditWithoutTheKey(CancellationToken cancellationToken)
    {
        var empty = await AnswersAsync<ProviderResult.OutOfCredit>(
            server => server.Answer("POST", Path, 402, RepeatsTheKey),
            cancellationToken
        );

        Assert.That(empty.Reason, Is.Not.Empty.And.Not.Contains(ProviderScene.Key));
    }

    [Test, CancelAfter(30_000)]
    public Task Submit_WhenOneModelIsNotOpenToTheKey_LeavesTheKeyAsItIs(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderResult.NotPermitted>(
            server =>
                server.Answer("POST", Path, 403, ErrorOf("Your organization must be verified to use this model.")),
            cancellationToken
        );

    [TestCase("<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>")]
    [TestCase("\uFEFF\r\n<html></html>")]
    [CancelAfter(30_000)]
    public Task Submit_WhenAChallengePageStandsInFront_IsUnavailable(
        string page,
        CancellationToken cancellationToken
    ) =>
        AnswersAsync<ProviderResult.Unavailable>(
            server => server.Answer("POST", Path, 403, page, "text/html", ("cf-mitigated", "challenge")),
            cancellationToken
        );

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenItIsRedirected_SaysWhereTo(CancellationToken cancellationToken)
    {
        var moved = await AnswersAsync<ProviderResult.NotPermitted>(
            server => server.Answer("POST", Path, 308, "", headers: ("Location", "https://new.example.com/v2/images")),
            cancellationToken
        );

        Assert.That(moved.Reason, Does.Contain("https://new.example.com").And.Contain("308"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenThrottledForAFraction_TellsIt(CancellationToken cancellationToken)
    {
        var limited = await AnswersAsync<ProviderResult.RateLimited>(
            server => server.Answer("POST", Path, 429, "{}", headers: ("Retry-After", "2.5")),
            cancellationToken
        );

        Assert.That(limited.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnErrorEndsInHalfACharacter_IsDecidedByItsStatus(CancellationToken cancellationToken)
    {
        var result = await AnswerAsync(
            server => server.Answer("POST", Path, 400, ErrorOf("Your prompt was rejected: 'party \\ud83d'")),
            cancellationToken
        );

        var reason = result switch
        {
            ProviderResult.Invalid invalid => invalid.Reason,
            ProviderResult.ContentRejected refused => refused.Reason,
            _ => null,
        };
        Assert.That(reason, Is.Not.Null.And.Not.Contains('\ud83d'), result.ToString());
        if (TellsWords)
            Assert.That(reason, Does.Contain("Your prompt was rejected: 'party"));
    }

    [TestCase("{{\"error\":{{\"message\":\"{0}\"}}}}")]
    [TestCase("{{\"error\":\"{0}\"}}")]
    [TestCase("{{\"detail\":\"{0}\"}}")]
    [TestCase("{{\"detail\":[{{\"loc\":[\"body\",\"x\"],\"msg\":\"{0}\",\"type\":\"value_error\"}}]}}")]
    [TestCase("{{\"errors\":[\"{0}\"]}}")]
    [TestCase("{{\"message\":\"{0}\",\"code\":42}}")]
    [TestCase("[{{\"error\":{{\"code\":400,\"message\":\"{0}\",\"status\":\"INVALID_ARGUMENT\"}}}}]")]
    [TestCase("\uFEFF{{\"error\":{{\"message\":\"{0}\",\"param\":17,\"score\":NaN}}}}")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenRefusedInAnyOfTheUsualForms_TellsTheSentence(
        string form,
        CancellationToken cancellationToken
    )
    {
        var body = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            form,
            "Image size 9999x9999 is not supported"
        );

        var invalid = await AnswersAsync<ProviderResult.Invalid>(
            server => server.Answer("POST", Path, 400, body),
            cancellationToken
        );

        if (TellsWords)
            Assert.That(invalid.Reason, Does.Contain("Image size 9999x9999 is not supported"));
    }

    [TestCase(
        "{\"error\":{\"code\":429,\"message\":\"Rate limit exceeded upstream\"}}",
        typeof(ProviderResult.RateLimited)
    )]
    [TestCase(
        "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"Slow down\"}}",
        typeof(ProviderResult.RateLimited)
    )]
    [TestCase("{\"error\":{\"code\":402,\"message\":\"Add credits\"}}", typeof(ProviderResult.OutOfCredit))]
    [TestCase(
        "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"Add credits\"}}",
        typeof(ProviderResult.OutOfCredit)
    )]
    [TestCase(
        "{\"error\":{\"code\":\"moderation_blocked\",\"message\":\"Rejected\"}}",
        typeof(ProviderResult.ContentRejected)
    )]
    [TestCase("[{\"error\":{\"code\":400,\"message\":\"Too large\"}}]", typeof(ProviderResult.Invalid))]
    [TestCase("{\"error\":{\"status\":401,\"message\":\"No\"}}", typeof(ProviderResult.CredentialRejected))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenASuccessHoldsAnError_IsWhatTheErrorSays(
        string body,
        Type kind,
        CancellationToken cancellationToken
    ) =>
        Assert.That(
            await AnswerAsync(server => server.Answer("POST", Path, 200, body), cancellationToken),
            Is.TypeOf(kind)
        );

    /// <summary>The bytes of the answers that hold what is asked for, with members that nobody needs.</summary>
    [TestCase("")]
    [TestCase("\uFEFF")]
    [TestCase("\r\n\uFEFF ")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenAnAnswerHasOddMembersAndAByteOrderMark_IsTaken(
        string beginning,
        CancellationToken cancellationToken
    )
    {
        const string odd =
            "{\"noise\":NaN,\"worse\":[-Infinity,{\"half\":\"\\udc00 \\ud83d\"}],\"error\":null,\"usage\":[],\"metrics\":false,\"info\":7,\"node_errors\":[],"
            + "\"created\":\"x\",\"model\":{},\"polling_url\":5,\"promptFeedback\":[],";
        var result = await AnswerAsync(
            server => server.Answer("POST", Path, 200, beginning + odd + GoodAnswer.TrimStart()[1..]),
            cancellationToken
        );

        Assert.That(result, Is.InstanceOf<ProviderResult.Completed>().Or.InstanceOf<ProviderResult.Accepted>());
    }

    /// <summary>Whether the provider charges for errors of its own server.</summary>
    protected enum Free
    {
        Never,
        WhenOverloaded,
        Always,
    }

    /// <summary>What it says of that; cite the documentation beside the override.</summary>
    protected virtual Free FreeErrors => Free.Never;

    /// <summary>False for providers whose words may repeat the key, and are not passed on.</summary>
    protected virtual bool TellsWords => true;

    /// <summary>An answer of status 200 that is all right.</summary>
    protected abstract string GoodAnswer { get; }

    private static string RepeatsTheKey { get; } = ErrorOf($"No: {ProviderScene.Key}");

    protected string Path => BasePath + CreatePath;

    private static string ErrorOf(string message) =>
        $"{{\"detail\":\"{message}\",\"message\":\"{message}\",\"error\":{{\"message\":\"{message}\"}}}}";

    private async Task<ProviderResult> AnswerAsync(Action<StubServer> rule, CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync(TimeSpan.FromSeconds(20));
        rule(scene.Server);
        Prepare(scene.Server);
        return await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken);
    }

    /// <summary>What the call asks for before it makes images.</summary>
    protected virtual void Prepare(StubServer server) { }

    protected async Task<T> AnswersAsync<T>(Action<StubServer> rule, CancellationToken cancellationToken)
        where T : ProviderResult
    {
        var result = await AnswerAsync(rule, cancellationToken);

        Assert.That(result, Is.TypeOf<T>(), result.ToString());
        return (T)result;
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
