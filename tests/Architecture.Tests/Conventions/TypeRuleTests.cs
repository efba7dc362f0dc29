using FluentValidation;
using ImageGenerator.Domain.Common;
using MediatR;
using static ImageGenerator.Architecture.Tests.Support.Assemblies;

namespace ImageGenerator.Architecture.Tests.Conventions;

[TestFixture]
internal sealed class TypeRuleTests
{
    [Test]
    public void HandlersAndValidators_AreInternalAndSealed()
    {
        var types = ApplicationLayer.GetTypes();

        Assert.That(types.Count(TypeRules.IsHandlerOrValidator), Is.GreaterThan(25), "or there is nothing to judge");
        Assert.That(TypeRules.HandlersAndValidatorsAreInternalAndSealed(types), Is.Empty);
    }

    [Test]
    public void HandlersAndValidators_WhenPublicOrOpen_AreFound()
    {
        var findings = TypeRules.HandlersAndValidatorsAreInternalAndSealed([
            typeof(Samples.PublicHandler),
            typeof(Samples.OpenValidator),
            typeof(Samples.GoodHandler),
        ]);

        Assert.That(findings, Is.EqualTo([nameof(Samples.PublicHandler), nameof(Samples.OpenValidator)]));
    }

    [Test]
    public void Domain_IsNotSetFromOutside()
    {
        Assert.That(TypeRules.NothingIsSetFromOutside(DomainLayer.GetTypes()), Is.Empty);
    }

    [Test]
    public void NothingIsSetFromOutside_WhenSomethingIs_FindsIt()
    {
        var findings = TypeRules.NothingIsSetFromOutside([
            typeof(Samples.Settable),
            typeof(Samples.LooseAggregate),
            typeof(Samples.Frozen),
        ]);

        Assert.That(findings, Is.EqualTo(["Settable.Set", "LooseAggregate.Init", "Settable.Field"]));
    }

    [Test]
    public void Aggregates_AreMadeByFactories()
    {
        Assert.That(TypeRules.AggregatesAreMadeByFactories(DomainLayer.GetTypes()), Is.Empty);
    }

    [Test]
    public void AggregatesAreMadeByFactories_WhenOneHasAPublicConstructor_FindsIt()
    {
        Assert.That(
            TypeRules.AggregatesAreMadeByFactories([typeof(Samples.LooseAggregate)]),
            Is.EqualTo([nameof(Samples.LooseAggregate)])
        );
    }
}

/// <summary>Types that break the rules, and some that keep them.</summary>
public static class Samples
{
    public sealed record Ask : IRequest<string>;

    public sealed class PublicHandler : IRequestHandler<Ask, string>
    {
        public Task<string> Handle(Ask request, CancellationToken cancellationToken) => Task.FromResult("");
    }

    public class OpenValidator : AbstractValidator<Ask>;

    internal sealed class GoodHandler : IRequestHandler<Ask, string>
    {
        public Task<string> Handle(Ask request, CancellationToken cancellationToken) => Task.FromResult("");
    }

    internal sealed class Settable
    {
#pragma warning disable CS0649 // It is here to be found, not to be used.
        public int Field;
#pragma warning restore CS0649

        public int Set { get; set; }
    }

    internal sealed class LooseAggregate : AggregateRoot
    {
        public int Init { get; init; }
    }

    internal sealed record Frozen(int Value)
    {
        public const int Constant = 1;

        public static readonly int ReadOnly = 2;

        public int Init { get; init; }

        public int Private { get; private set; }
    }
}
