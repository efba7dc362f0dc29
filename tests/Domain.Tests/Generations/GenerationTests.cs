using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Generations;

[TestFixture]
internal sealed class GenerationTests
{
    private static readonly GenerationSettings _settings = GenerationSettings
        .For(new GenerationRequest { Prompt = "a red fox", Count = 3 }, TestModels.Able, Seed.From(7))
        .Value;

    [Test]
    public void Request_MakesAPendingJobAndSaysSo()
    {
        var generation = Generation.Request(
            GenerationBuilder.Organization,
            GenerationBuilder.Person,
            TestModels.Able,
            _settings,
            Moments.At(5)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(generation.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(generation.CreatedBy, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(
                generation,
                Has.Property("Provider").EqualTo("test").And.Property("Model").EqualTo("test/able")
            );
            Assert.That(generation.Settings, Is.SameAs(_settings));
            Assert.That(generation.CreatedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(generation.Kind, Is.EqualTo(Generation.JobKind));
            Assert.That(generation.EstimatedCost, Is.EqualTo(Money.Usd(0.12m)));
            Assert.That(generation.ActualCost, Is.Null, "not known yet");
            Assert.That(generation.HasAttemptsLeft, Is.True);
            Assert.That(
                generation.Events.Single(),
                Is.EqualTo(
                    new GenerationUpdated(generation, Moments.At(5))
                    {
                        OrganizationId = GenerationBuilder.Organization,
                        CreatedBy = GenerationBuilder.Person,
                        Status = JobStatus.Pending,
                        Stage = null,
                        Progress = 0,
                        EstimatedCost = Money.Usd(0.12m),
                        CreatedAt = Moments.At(5),
                    }
                )
            );
        }
    }

    [Test]
    public void EstimateCost_WhenThePriceIsUnknown_IsUnknown()
    {
        var estimate = Generation.EstimateCost(TestModels.Able with { Price = null }, _settings);

        Assert.That(estimate, Is.Null);
    }

    [Test]
    public void EstimateCost_WhenFree_IsZero()
    {
        var estimate = Generation.EstimateCost(TestModels.Able with { Price = Price.PerImage(Money.Zero) }, _settings);

        Assert.That(estimate, Is.EqualTo(Money.Zero));
    }
}
