using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Tests.Support;
using Polly.CircuitBreaker;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>A circuit breaker belongs to a server.</summary>
[TestFixture]
internal sealed class AuthorityPipelinesTests
{
    private static readonly Uri _dead = new("https://dead.example.com/v1/images");
    private static readonly Uri _healthy = new("https://healthy.example.com/v1/images");

    private ManualTime _clock = null!;
    private AuthorityPipelines _pipelines = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new ManualTime();
        _pipelines = new AuthorityPipelines(() => ProviderResilience.PipelineFor(TimeSpan.FromMinutes(1), _clock));
    }

    [Test]
    public async Task For_WhenOneServerIsDead_TheOthersAreStillAsked()
    {
        await AskAsync(_dead, 500, times: 8);

        Assert.ThrowsAsync<BrokenCircuitException>(() => AskAsync(_dead, 200));
        Assert.That(await AskAsync(_healthy, 200, times: 4), Is.EqualTo(4));
    }

    [TestCase("https://dead.example.com/another/path", true)]
    [TestCase("https://DEAD.example.com:443/", true)]
    [TestCase("https://dead.example.com:8443/", false)]
    [TestCase("http://dead.example.com/", false)]
    public void For_IsOnePipelineForSchemeHostAndPort(string address, bool isSame) =>
        Assert.That(ReferenceEquals(_pipelines.For(new Uri(address)), _pipelines.For(_dead)), Is.EqualTo(isSame));

    [Test]
    public async Task For_WhenTheBreakIsOver_OneMayTryAndClosesTheCircuit()
    {
        await AskAsync(_dead, 500, times: 8);
        var open = Assert.ThrowsAsync<BrokenCircuitException>(() => AskAsync(_dead, 200));

        _clock.Advance(ProviderResilience.Break);

        Assert.That(ProviderResilience.RetryAfter(open!), Is.EqualTo(ProviderResilience.Break));
        Assert.That(await AskAsync(_dead, 200, times: 3), Is.EqualTo(3));
    }

    [Test]
    public async Task For_AddressesThatTheGuardRefuses_CountAsNoFailure()
    {
        var refused = new HttpRequestException(
            "Refused.",
            new PrivateAddressException("The address leads into a private network.")
        );

        for (var time = 0; time < 20; time++)
            Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(_dead, refused));

        Assert.That(await AskAsync(_dead, 200), Is.EqualTo(1));
    }

    [Test]
    public void For_ConnectionsThatFail_OpenTheCircuit()
    {
        for (var time = 0; time < 8; time++)
            Assert.ThrowsAsync<HttpRequestException>(() => FailAsync(_dead, new HttpRequestException("Reset.")));

        Assert.ThrowsAsync<BrokenCircuitException>(() => AskAsync(_dead, 200));
    }

    [Test]
    public void For_WhenCustomersEnterEverNewAddresses_KeepsNoMoreThanItsCapacity()
    {
        var (first, second) = (_pipelines.For(_dead), _pipelines.For(_healthy));
        for (var customer = 0; customer < 2 * AuthorityPipelines.DefaultCapacity; customer++)
        {
            _pipelines.For(new Uri($"https://{customer}.example.com"));
            _pipelines.For(_healthy);
        }

        Assert.That(_pipelines.Count, Is.EqualTo(AuthorityPipelines.DefaultCapacity));
        Assert.That(_pipelines.For(_healthy), Is.SameAs(second), "asked all the time");
        Assert.That(_pipelines.For(_dead), Is.Not.SameAs(first), "not asked for long");
    }

    private async Task<int> AskAsync(Uri server, int status, int times = 1)
    {
        var asked = 0;
        for (var time = 0; time < times; time++)
        {
            using var response = await _pipelines
                .For(server)
                .ExecuteAsync(_ => ValueTask.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status)));
            asked++;
        }

        return asked;
    }

    private async Task FailAsync(Uri server, Exception fault) =>
        await _pipelines.For(server).ExecuteAsync(_ => ValueTask.FromException<HttpResponseMessage>(fault));
}
