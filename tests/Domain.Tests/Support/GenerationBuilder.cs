using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Tests.Support;

/// <summary>Brings a generation to the point of its life where a test begins; its events so far are taken.</summary>
internal sealed class GenerationBuilder
{
    public static readonly OrganizationId Organization = OrganizationId.New();
    public static readonly UserId Person = UserId.New();

    private readonly List<Func<Generation, Result>> _steps = [];
    private GenerationOptions _terms = new();
    private GenerationRequest _request = new() { Prompt = "a red fox" };

    public ModelDescription Model { get; private set; } = TestModels.Able;

    public GenerationBuilder Of(ModelDescription model)
    {
        Model = model;
        return this;
    }

    public GenerationBuilder With(GenerationOptions routing)
    {
        _terms = routing;
        return this;
    }

    /// <summary>Null is a price that nobody knows.</summary>
    public GenerationBuilder PricedAt(decimal? dollars) =>
        Of(Model with { Price = dollars is { } known ? Price.PerImage(Money.Usd(known)) : null });

    public GenerationBuilder Asking(Func<GenerationRequest, GenerationRequest> change)
    {
        _request = change(_request);
        return this;
    }

    public GenerationBuilder ForImages(int count) => Asking(request => request with { Count = count });

    public GenerationBuilder Processing() => Then(job => job.BeginAttempt(Moments.At(1)));

    public GenerationBuilder Accepted(string providerJobId = "job-1") =>
        Processing().Then(job => job.AcceptedAs(providerJobId, Moments.At(2)));

    public GenerationBuilder Deferred(AttemptOutcome outcome = AttemptOutcome.Unavailable) =>
        Processing().Then(job => job.Defer(outcome, "Away.", Moments.At(3), Moments.At(9)));

    public GenerationBuilder Abandoned() => Processing().Then(job => job.AbandonAttempt(Moments.At(3)));

    public GenerationBuilder Stopping() => Processing().Then(job => job.RequestCancellation(Moments.At(3)));

    public GenerationBuilder Completed() =>
        Processing().Then(job => job.Complete(job.EstimatedCost, null, Moments.At(4)));

    public GenerationBuilder Failed(FailureCode code = FailureCode.ContentRefused) =>
        Processing()
            .Then(job =>
                job.Fail(
                    code == FailureCode.OutcomeUnknown ? AttemptOutcome.Unknown : AttemptOutcome.Refused,
                    JobFailure.Because(code, "No."),
                    Moments.At(4)
                )
            );

    public GenerationBuilder Cancelled() => Then(job => job.RequestCancellation(Moments.At(4)));

    public GenerationBuilder Then(Func<Generation, Result> step)
    {
        _steps.Add(step);
        return this;
    }

    public Generation Build()
    {
        var settings = GenerationSettings.For(_request, Model, Seed.From(7)).Value;
        var generation = Generation.Request(Organization, Person, Model, settings, Moments.Start, _terms);
        foreach (var step in _steps)
            Assert.That(step(generation).Error, Is.Null, "the story itself is possible");

        generation.TakeEvents();
        return generation;
    }
}
