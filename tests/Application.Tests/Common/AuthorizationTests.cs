using ImageGenerator.Application.Accounts;
using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Behaviors;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Prices;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;
using Moq;

namespace ImageGenerator.Application.Tests.Common;

/// <summary>The lock of every use case, whichever way a request comes in.</summary>
[TestFixture]
internal sealed class AuthorizationTests
{
    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    [TestCase(Role.Viewer, false, true, false, false, false, false)]
    [TestCase(Role.Viewer, true, true, false, false, false, false)]
    [TestCase(Role.Member, false, true, true, true, false, false)]
    [TestCase(Role.Member, true, true, true, true, false, false)]
    [TestCase(Role.Admin, false, true, true, true, true, false)]
    [TestCase(Role.Admin, true, true, true, true, true, true)]
    [TestCase(Role.Owner, false, true, true, true, true, false)]
    [TestCase(Role.Owner, true, true, true, true, true, true)]
    public async Task Send_LetsInWhomTheRoleLetsIn(
        Role role,
        bool operates,
        bool view,
        bool create,
        bool manageKeys,
        bool manage,
        bool operate
    )
    {
        _host.Actor = _host.Actor with { Role = role, OperatesInstallation = operates };

        var passed = new[]
        {
            Passes(await _host.SendAsync(new GetAsset(Guid.NewGuid()))),
            Passes(await _host.SendAsync(new CancelGeneration(Guid.NewGuid()))),
            Passes(await _host.SendAsync(new RevokeApiKey(Guid.NewGuid()))),
            Passes(await _host.SendAsync(new RemoveSpendingLimit(Guid.NewGuid()))),
            Passes(await _host.SendAsync(new AddPrice("no/model", new DateOnly(2026, 1, 1), null, null, null))),
        };

        Assert.That(passed, Is.EqualTo(new[] { view, create, manageKeys, manage, operate }));
    }

    [Test]
    public async Task Send_WithARestrictedApiKey_LetsInOnlyWhatBothAllow()
    {
        _host.Actor = _host.Actor with
        {
            Role = Role.Member,
            Scopes = new HashSet<Permission> { Permission.View, Permission.Manage },
        };

        var seen = await _host.SendAsync(new GetAsset(Guid.NewGuid()));
        var cancelled = await _host.SendAsync(new CancelGeneration(Guid.NewGuid()));
        var removed = await _host.SendAsync(new RemoveSpendingLimit(Guid.NewGuid()));

        Assert.That(seen.Error!.Code, Is.EqualTo("asset.not_found"));
        Assert.That(cancelled.Error, Is.EqualTo(AccessErrors.KeyForbidden));
        Assert.That(removed.Error, Is.EqualTo(AccessErrors.Forbidden), "a key never has more than its person");
    }

    [Test]
    public async Task Send_WhenRefused_NeitherChecksNorRunsAnything()
    {
        _host.Actor = _host.Actor with { Role = Role.Viewer };

        var refused = await _host.SendAsync(new CreateGeneration(new GenerationInput { Prompt = null }, "key"));

        Assert.That(refused.Error, Is.EqualTo(AccessErrors.Forbidden), "not what is wrong with the request");
        _host.Idempotency.Verify(
            store => store.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()),
            Times.Never
        );
    }

    [Test]
    public async Task Send_WhenNobodyHasSignedIn_AsksForIt()
    {
        var refused = await _host.SendAsync(new GetAsset(Guid.NewGuid()), door => door.EnterAnonymous());

        Assert.That(refused.Error, Is.EqualTo(AccessErrors.SignInRequired));
    }

    [Test]
    public void Send_WhenTheDoorHasNotSaidForWhom_IsAnException()
    {
        Assert.That(
            () => _host.SendAsync(new GetAsset(Guid.NewGuid()), _ => { }),
            Throws.InvalidOperationException.With.Message.Contains("needs an actor")
        );
    }

    [Test]
    public void Send_FromAWorker_IsNoWayAroundPermissions()
    {
        Assert.That(
            () => _host.SendAsync(new GetAsset(Guid.NewGuid()), door => door.EnterWorker(OrganizationId.New())),
            Throws.InvalidOperationException
        );
    }

    [Test]
    public async Task Send_OfAWorkersCommand_IsRefusedToPeople()
    {
        var refused = await _host.SendAsync(new ClaimJobs("test", 1), door => door.Enter(_host.Actor));
        var anonymous = await _host.SendAsync(new ClaimJobs("test", 1), door => door.EnterAnonymous());

        Assert.That(refused.Error, Is.EqualTo(AccessErrors.Forbidden));
        Assert.That(anonymous.Error, Is.EqualTo(AccessErrors.Forbidden));
    }

    [Test]
    public async Task Send_OfWhatAllowsAnyone_AsksNobodyWhoTheyAre()
    {
        var registration = await _host.SendAsync(new GetRegistration(), door => door.EnterAnonymous());

        Assert.That(registration.Succeeded, Is.True);
    }

    [Test]
    public void Handle_WhenARequestSaysNothing_IsAnException()
    {
        var behavior = new AuthorizationBehavior<Undeclared, Result<Unit>>(new ActorScope());

        Assert.That(
            () =>
                behavior.Handle(new Undeclared(), CancellationToken.None, () =>
                    Task.FromResult(Result<Unit>.Ok(default))
                ),
            Throws.InvalidOperationException.With.Message.Contains(nameof(Undeclared))
        );
    }

    private static bool Passes<T>(Result<T> result) => result.Error?.Kind != ErrorKind.Forbidden;

    private sealed record Undeclared : ICommand<Unit>;
}
