using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Identity;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

internal sealed class AccessReaderTests
{
    private Installation _installation = null!;
    private Member _member = null!;
    private IAccessReader _access = null!;

    [SetUp]
    public async Task StartInstallation()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
        _access = _installation.Get<IAccessReader>();
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Session_WhenTheRoleChanges_IsWorthTheNewRoleAtOnce()
    {
        var session = await StartSessionAsync();
        var before = await _access.FindAsync(session, CancellationToken.None);

        await _installation.ExecuteAsync("UPDATE memberships SET role = 'Viewer'");

        Assert.That((before!.Role, before.SessionId), Is.EqualTo((Role.Owner, session)));
        Assert.That((await _access.FindAsync(session, CancellationToken.None))!.Role, Is.EqualTo(Role.Viewer));
    }

    [TestCase("UPDATE sessions SET ended_at = now()")]
    [TestCase("UPDATE sessions SET expires_at = now()")]
    [TestCase("UPDATE users SET security_stamp = 'newer stamp'")]
    [TestCase("DELETE FROM memberships")]
    [TestCase("DELETE FROM users")]
    public async Task Session_WhenEnded_IsWorthNothing(string ending)
    {
        var session = await StartSessionAsync();
        var before = await _access.FindAsync(session, CancellationToken.None);

        await _installation.ExecuteAsync(ending);

        Assert.That(before!.UserId, Is.EqualTo(_member.UserId));
        Assert.That(await _access.FindAsync(session, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Session_WhenUsed_GoesOnFromThere()
    {
        var session = await StartSessionAsync();
        await _installation.ExecuteAsync(
            "UPDATE sessions SET last_seen_at = now() - interval '2 minutes', expires_at = now() + interval '1 minute'"
        );

        await _access.FindAsync(session, CancellationToken.None);

        Assert.That(
            await _installation.ScalarAsync<bool>(
                "SELECT expires_at > now() + interval '13 days' AND last_seen_at > now() - interval '1 minute' FROM sessions"
            ),
            Is.True
        );
    }

    [TestCase("UPDATE api_keys SET revoked_at = now()")]
    [TestCase("UPDATE api_keys SET expires_at = now()")]
    [TestCase("DELETE FROM memberships")]
    public async Task Key_WhenEnded_IsWorthNothing(string ending)
    {
        var secret = await IssueKeyAsync();
        var before = await _access.FindAsync(secret, CancellationToken.None);

        await _installation.ExecuteAsync(ending);

        Assert.That(before!.UserId, Is.EqualTo(_member.UserId));
        Assert.That(await _access.FindAsync(secret, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Key_WhenUsed_RemembersItToTheMinute()
    {
        var secret = await IssueKeyAsync();

        await _access.FindAsync(secret, CancellationToken.None);
        var first = await _installation.ScalarAsync<DateTime>("SELECT last_used_at FROM api_keys");
        await _access.FindAsync(secret, CancellationToken.None);
        var second = await _installation.ScalarAsync<DateTime>("SELECT last_used_at FROM api_keys");

        Assert.That(second, Is.EqualTo(first), "a second use in the same minute writes nothing");
    }

    private Task<SessionId> StartSessionAsync() =>
        _installation
            .Get<ISessions>()
            .StartAsync(
                new SignedInUser(_member.UserId, _member.OrganizationId, "stamp"),
                SessionKind.Browser,
                new SignInOrigin(),
                CancellationToken.None
            );

    private async Task<ApiKeySecret> IssueKeyAsync()
    {
        var secret = ApiKeySecret.Generate();
        await using var scope = _installation.OpenScope(_member);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(
            ApiKey.Issue(_member.OrganizationId, _member.UserId, "key", secret, null, DateTimeOffset.UtcNow).Value
        );
        await database.SaveChangesAsync();
        return secret;
    }
}
