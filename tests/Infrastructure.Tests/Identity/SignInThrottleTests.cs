using System.Net;
using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Identity;

/// <summary>Guessing costs time, and only the one who guesses.</summary>
internal sealed class SignInThrottleTests
{
    private const string Owner = "ada@example.com";

    private static readonly SignInOrigin _attacker = new(IPAddress.Parse("203.0.113.66"));
    private static readonly SignInOrigin _home = new(IPAddress.Parse("198.51.100.7"));
    private static readonly SignInOrigin _trusted = _home with { TrustedDevice = "laptop" };

    private readonly ManualTime _time = new();
    private Installation _installation = null!;
    private ISignInThrottle _throttle = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _installation = await Installation.StartAsync(
            _time,
            ("SignIn:FreeAttempts", "3"),
            ("SignIn:FreeAttemptsPerSource", "6"),
            ("SignIn:FreeAttemptsPerAddress", "8")
        );
        _throttle = _installation.Get<ISignInThrottle>();
    }

    [TearDown]
    public ValueTask StopAsync() => _installation.DisposeAsync();

    [Test]
    public async Task Begin_AfterTheFreeAttempts_WaitsTwiceAsLongEachTime()
    {
        for (var i = 0; i < 3; i++)
            Assert.That(await WaitOfAsync(Owner, _attacker), Is.Zero);

        var waits = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            var wait = await WaitOfAsync(Owner, _attacker);
            waits.Add(wait);
            _time.Advance(TimeSpan.FromSeconds(wait));
            Assert.That(await WaitOfAsync(Owner, _attacker), Is.Zero, "the wait is over");
        }

        Assert.That(waits, Is.EqualTo([1d, 2d, 4d, 8d]));
    }

    [Test]
    public async Task Begin_WhileItHasToWait_MakesTheWaitNoLonger()
    {
        for (var i = 0; i < 3; i++)
            await WaitOfAsync(Owner, _attacker);

        for (var i = 0; i < 10; i++)
            Assert.That(await WaitOfAsync(Owner, _attacker), Is.EqualTo(1));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await WaitOfAsync(Owner, _attacker), Is.Zero);
    }

    [Test]
    public async Task Begin_WhenManyArriveAtOnce_LetsOnlyTheFreeOnesPass()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => WaitOfAsync(Owner, _attacker)));

        Assert.That(answers.Count(wait => wait == 0), Is.EqualTo(3));
    }

    [Test]
    public async Task Begin_WhenOneSourceGuesses_HoldsNobodyElseUp()
    {
        for (var i = 0; i < 20; i++)
            await WaitOfAsync(Owner, _attacker);

        Assert.That(await WaitOfAsync(Owner, _attacker), Is.Positive);
        Assert.That(await WaitOfAsync(Owner, _home), Is.Zero);
    }

    [Test]
    public async Task Begin_WhenOneSourceTriesManyAddresses_HasToWaitAtAll()
    {
        for (var i = 0; i < 6; i++)
            await WaitOfAsync($"person{i}@example.com", _attacker);

        Assert.That(await WaitOfAsync("another@example.com", _attacker), Is.Positive);
        Assert.That(await WaitOfAsync("another@example.com", _home), Is.Zero);
    }

    [Test]
    public async Task Begin_WhenManySourcesGuess_SlowsStrangersAndNeverATrustedDevice()
    {
        for (var i = 0; i < 40; i++)
            await WaitOfAsync(Owner, new SignInOrigin(IPAddress.Parse($"203.0.113.{i}")));

        var stranger = await WaitOfAsync(Owner, _home);

        Assert.That(stranger, Is.Positive.And.LessThanOrEqualTo(5), "the address as a whole is slow, but not closed");
        Assert.That(await WaitOfAsync(Owner, _trusted), Is.Zero);
        Assert.That(await WaitOfAsync("another@example.com", _home), Is.Zero, "only this address");
    }

    [Test]
    public async Task Begin_OnATrustedDevice_IsNotFreeOfLimitsEither()
    {
        for (var i = 0; i < 3; i++)
            await WaitOfAsync(Owner, _trusted);

        Assert.That(await WaitOfAsync(Owner, _trusted), Is.Positive, "a stolen device guesses no faster");
        Assert.That(await WaitOfAsync(Owner, _trusted with { TrustedDevice = "phone" }), Is.Zero);
    }

    [Test]
    public async Task Succeed_ForgetsOnesOwnFailures()
    {
        for (var i = 0; i < 2; i++)
            await WaitOfAsync(Owner, _home);
        var right = await _throttle.BeginAsync(Owner, _home, CancellationToken.None);

        await _throttle.SucceedAsync(right.Value, CancellationToken.None);

        for (var i = 0; i < 3; i++)
            Assert.That(await WaitOfAsync(Owner, _home), Is.Zero);
    }

    [Test]
    public async Task Succeed_TakesOnlyItselfBackFromWhatIsShared()
    {
        for (var i = 0; i < 5; i++)
            await WaitOfAsync($"person{i}@example.com", _attacker);
        var own = await _throttle.BeginAsync("attacker@example.com", _attacker, CancellationToken.None);

        await _throttle.SucceedAsync(own.Value, CancellationToken.None);

        Assert.That(await WaitOfAsync("person6@example.com", _attacker), Is.Zero, "the sixth failure");
        Assert.That(
            await WaitOfAsync("person7@example.com", _attacker),
            Is.Positive,
            "signing in to an account of one's own buys nothing"
        );
    }

    [Test]
    public async Task Begin_AfterAnHour_HasForgotten()
    {
        for (var i = 0; i < 3; i++)
            await WaitOfAsync(Owner, _attacker);
        _time.Advance(TimeSpan.FromMinutes(61));

        for (var i = 0; i < 3; i++)
            Assert.That(await WaitOfAsync(Owner, _attacker), Is.Zero);
    }

    [Test]
    public async Task Begin_WritesAnAddressAsItsOwnerLikes_CountsTheSame()
    {
        for (var i = 0; i < 3; i++)
            await WaitOfAsync(Owner, _attacker);

        Assert.That(await WaitOfAsync(Owner.ToUpperInvariant(), _attacker), Is.Positive);
    }

    [Test]
    public async Task CountRegistration_WhenOneSourceAsksTooOften_HasToWait()
    {
        for (var i = 0; i < 6; i++)
            Assert.That((await _throttle.CountRegistrationAsync(_attacker, CancellationToken.None)).Succeeded, Is.True);

        var refused = await _throttle.CountRegistrationAsync(_attacker, CancellationToken.None);

        Assert.That(
            (refused.Error?.Code, refused.Error?.Kind),
            Is.EqualTo(("auth.too_many_attempts", ErrorKind.Limited))
        );
        Assert.That((await _throttle.CountRegistrationAsync(_home, CancellationToken.None)).Succeeded, Is.True);
    }

    [Test]
    public async Task Table_NamesNobody()
    {
        await WaitOfAsync(Owner, _home);

        var rows = await _installation.ScalarAsync<string>(
            "SELECT string_agg(encode(key, 'escape'), '') || string_agg(f::text, '') FROM sign_in_failures f"
        );

        Assert.That(rows, Does.Not.Contain("ada").IgnoreCase.And.Not.Contain("198.51"));
    }

    /// <returns>How many seconds to wait; 0 when the attempt may go on, and then counts as failed.</returns>
    private async Task<double> WaitOfAsync(string email, SignInOrigin origin)
    {
        var attempt = await _throttle.BeginAsync(email, origin, CancellationToken.None);
        return attempt.Succeeded ? 0 : attempt.Error.RetryAfter!.Value.TotalSeconds;
    }
}
