using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Identity;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Identity;

/// <summary>Refresh tokens within their session: each is good once, and a copy gives itself away.</summary>
internal sealed class SessionsTests
{
    private ManualTime _time = null!;
    private Installation _installation = null!;
    private ISessions _sessions = null!;
    private SignedInUser _signedIn = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new ManualTime().StartingAt(DateTimeOffset.UtcNow);
        _installation = await Installation.StartAsync(_time);
        var member = await _installation.AddMemberAsync();
        _sessions = _installation.Get<ISessions>();
        _signedIn = new SignedInUser(member.UserId, member.OrganizationId, "stamp");
    }

    [TearDown]
    public ValueTask StopAsync() => _installation.DisposeAsync();

    [Test]
    public async Task Rotate_WithTheNewestToken_AnswersTheNextOne()
    {
        var session = await StartSessionAsync();

        var first = await RotateAsync(session, 0);
        var second = await RotateAsync(session, 1);

        Assert.That((first.Value, second.Value), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Rotate_WhenTheAnswerWasLost_AnswersTheSameSuccessor()
    {
        var session = await StartSessionAsync();
        await RotateAsync(session, 0);

        _time.Advance(TimeSpan.FromSeconds(9));
        var again = await RotateAsync(session, 0);

        Assert.That(again.Value, Is.EqualTo(1));
        Assert.That((await RotateAsync(session, 1)).Value, Is.EqualTo(2), "the session goes on");
    }

    [Test]
    public async Task Rotate_WhenTheSameTokenArrivesManyTimesAtOnce_HasOneSuccessor()
    {
        var session = await StartSessionAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RotateAsync(session, 0)));

        Assert.That(answers.Select(answer => answer.Value), Is.All.EqualTo(1));
    }

    [TestCase(0, 11)]
    [TestCase(1, 0)]
    public async Task Rotate_WithAUsedToken_EndsTheSessionAndSaysSo(int newerTokens, int seconds)
    {
        var session = await StartSessionAsync();
        for (var number = 0; number <= newerTokens; number++)
            await RotateAsync(session, number);

        _time.Advance(TimeSpan.FromSeconds(seconds));
        var reused = await RotateAsync(session, 0);
        var newest = await RotateAsync(session, newerTokens + 1);

        Assert.That(
            (reused.Error?.Code, reused.Error?.Kind),
            Is.EqualTo(("auth.refresh_token_reused", ErrorKind.Unauthenticated))
        );
        Assert.That(
            newest.Error?.Code,
            Is.EqualTo("auth.invalid_credentials"),
            "the newest token ends with the others"
        );
        Assert.That(await _installation.Get<IAccessReader>().FindAsync(session, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Rotate_WithATokenThatWasNeverIssued_EndsNothing()
    {
        var session = await StartSessionAsync();

        var early = await RotateAsync(session, 5);

        Assert.That(early.Error?.Code, Is.EqualTo("auth.invalid_credentials"));
        Assert.That((await RotateAsync(session, 0)).Value, Is.EqualTo(1));
    }

    [TestCase("UPDATE sessions SET ended_at = now()")]
    [TestCase("UPDATE sessions SET expires_at = now()")]
    [TestCase("UPDATE users SET security_stamp = 'other'")]
    [TestCase("DELETE FROM memberships")]
    public async Task Rotate_WhenTheSessionIsOver_IsRefused(string ending)
    {
        var session = await StartSessionAsync();
        await _installation.ExecuteAsync(ending);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.That((await RotateAsync(session, 0)).Error?.Code, Is.EqualTo("auth.invalid_credentials"));
    }

    [Test]
    public async Task EndAll_KeepsOnlyTheSessionThatGoesOn()
    {
        var (kept, other) = (await StartSessionAsync(), await StartSessionAsync());
        await _installation.ExecuteAsync("UPDATE users SET security_stamp = 'newer'");

        await _sessions.EndAllAsync(_signedIn with { SecurityStamp = "newer" }, kept, CancellationToken.None);

        var access = _installation.Get<IAccessReader>();
        Assert.That(await access.FindAsync(kept, CancellationToken.None), Is.Not.Null);
        Assert.That(await access.FindAsync(other, CancellationToken.None), Is.Null);
        Assert.That(
            await _installation.ScalarAsync<long>("SELECT count(*) FROM sessions WHERE ended_at IS NULL"),
            Is.EqualTo(1)
        );
    }

    private Task<SessionId> StartSessionAsync() =>
        _sessions.StartAsync(
            _signedIn,
            SessionKind.Program,
            new SignInOrigin(UserAgent: "curl"),
            CancellationToken.None
        );

    private Task<Result<int>> RotateAsync(SessionId session, int number) =>
        _sessions.RotateAsync(session, number, CancellationToken.None);
}
