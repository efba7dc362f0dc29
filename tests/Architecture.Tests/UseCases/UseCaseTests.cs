using System.Reflection;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Domain.Organizations;
using MediatR;
using static ImageGenerator.Architecture.Tests.Support.Assemblies;

namespace ImageGenerator.Architecture.Tests.UseCases;

[TestFixture]
internal sealed class UseCaseTests
{
    /// <summary>Too busy as yet. One that is relieved leaves the list.</summary>
    private static readonly string[] _busyHandlersToGo = [];

    private static readonly Type[] _types = ApplicationLayer.GetTypes();

    [Test]
    public void EveryUseCase_SaysWhoMayRunIt()
    {
        Assert.That(_types.Count(UseCaseRules.IsRequest), Is.GreaterThan(30), "or there is nothing to judge");
        Assert.That(UseCaseRules.FindUndeclared(_types), Is.Empty);
        Assert.That(UseCaseRules.FindUnexplained(_types), Is.Empty);
    }

    [Test]
    public void UseCasesForAnyone_AreTheseAndNoOthers()
    {
        var open = _types.Where(type => type.IsDefined(typeof(AllowsAnyoneAttribute))).Select(type => type.Name);

        Assert.That(
            open,
            Is.EquivalentTo([
                "Register",
                "SignIn",
                "GetRegistration",
                "GetSignedInAccount",
                "GetLinkedAssetContent",
                "ReceiveWebhook",
            ])
        );
    }

    [Test]
    public void FindUndeclared_WhenOneSaysNothing_FindsIt()
    {
        Assert.That(
            UseCaseRules.FindUndeclared([typeof(Silent), typeof(Looked), typeof(Opened)]),
            Is.EqualTo([nameof(Silent)])
        );
        Assert.That(UseCaseRules.FindUnexplained([typeof(Looked), typeof(Opened)]), Is.EqualTo([nameof(Opened)]));
    }

    [Test]
    public void Idempotency_IsWhole()
    {
        Assert.That(
            _types.Count(type => type.IsAssignableTo(typeof(IIdempotent))),
            Is.GreaterThan(2),
            "or there is nothing to judge"
        );
        Assert.That(UseCaseRules.FindHalfIdempotent(_types), Is.Empty);
    }

    [Test]
    public void FindHalfIdempotent_WhenSomethingIsMissing_FindsIt()
    {
        Assert.That(
            UseCaseRules.FindHalfIdempotent([
                typeof(Looked),
                typeof(Whole),
                typeof(WholeReplay),
                typeof(NotReplayed),
                typeof(OwnWay),
            ]),
            Is.EqualTo([nameof(NotReplayed), nameof(OwnWay)])
        );
    }

    [Test]
    public void Handlers_HaveSevenDependenciesAtMost()
    {
        Assert.That(UseCaseRules.FindBusyHandlers(_types), Is.EquivalentTo(_busyHandlersToGo));
    }

    [Test]
    public void FindBusyHandlers_WhenOneHasEight_FindsIt()
    {
        Assert.That(
            UseCaseRules.FindBusyHandlers([typeof(SevenHandler), typeof(EightHandler)]),
            Is.EqualTo([nameof(EightHandler)])
        );
    }

    private sealed record Silent : IRequest<string>;

    [Requires(Permission.View)]
    private sealed record Looked : IRequest<string>;

    [AllowsAnyone(" ")]
    private sealed record Opened : IRequest<string>;

    private sealed record Whole(string? IdempotencyKey) : IRequest<string>, IIdempotent
    {
        public object FingerprintContent() => "";
    }

    private sealed class WholeReplay : IReplay<Whole, string>
    {
        public Task<string> ReplayAsync(Whole command, Guid resourceId, CancellationToken cancellationToken) =>
            Task.FromResult("");
    }

    private sealed record NotReplayed(string? IdempotencyKey) : IRequest<string>, IIdempotent
    {
        public object FingerprintContent() => "";
    }

    private sealed record OwnWay(string? IdempotencyKey) : IRequest<string>;

#pragma warning disable CS9113 // Only their number counts.
    private sealed class SevenHandler(int a, int b, int c, int d, int e, int f, int g) : IRequestHandler<Looked, string>
    {
        public Task<string> Handle(Looked request, CancellationToken cancellationToken) => Task.FromResult("");
    }

    private sealed class EightHandler(int a, int b, int c, int d, int e, int f, int g, int h)
        : IRequestHandler<Looked, string>
    {
        public Task<string> Handle(Looked request, CancellationToken cancellationToken) => Task.FromResult("");
    }
#pragma warning restore CS9113
}
