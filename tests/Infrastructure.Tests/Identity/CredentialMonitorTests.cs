using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Identity;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Identity;

/// <summary>Requests that stay open end with what they were let in by, also when no notification arrives.</summary>
internal sealed class CredentialMonitorTests
{
    private Installation _installation = null!;
    private Access _access = null!;

    private CredentialMonitor Monitor => _installation.Get<CredentialMonitor>();

    [SetUp]
    public async Task StartAsync()
    {
        _installation = await Installation.StartAsync();
        var member = await _installation.AddMemberAsync();
        var session = await _installation
            .Get<ISessions>()
            .StartAsync(
                new SignedInUser(member.UserId, member.OrganizationId, "stamp"),
                SessionKind.Browser,
                new SignInOrigin(),
                CancellationToken.None
            );
        _access = new Access(member.UserId, member.OrganizationId, Role.Owner, "Ada", false) { SessionId = session };
    }

    [TearDown]
    public ValueTask StopAsync() => _installation.DisposeAsync();

    [TestCase("UPDATE sessions SET ended_at = now()")]
    [TestCase("UPDATE sessions SET expires_at = now()")]
    [TestCase("UPDATE users SET security_stamp = 'other'")]
    [TestCase("DELETE FROM memberships")]
    public async Task Check_WhenTheSessionIsOver_EndsItsRequests(string ending)
    {
        using var watch = Monitor.Watch(_access);
        await Monitor.CheckAsync(CancellationToken.None);
        var before = watch.Ended.IsCancellationRequested;

        await _installation.ExecuteAsync(ending);
        await Monitor.CheckAsync(CancellationToken.None);

        Assert.That((before, watch.Ended.IsCancellationRequested), Is.EqualTo((false, true)));
    }
}
