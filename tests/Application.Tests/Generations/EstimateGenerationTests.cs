using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Generations;

[TestFixture]
internal sealed class EstimateGenerationTests
{
    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Estimate_BeforeThereIsAPrompt_SaysWhatItWouldCost()
    {
        var estimate = await _host.SendAsync(
            new EstimateGeneration(new GenerationInput { AspectRatio = "16:9", Count = 3 })
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                estimate.Value,
                Is.EqualTo(
                    new GenerationEstimate(0.12m, "test/able", "test", 1344, 768, 3, 2)
                    {
                        PriceValidFrom = default(DateOnly),
                        PriceSource = "",
                    }
                )
            );
            _host.UnitOfWork.VerifyNoOtherCalls();
        }
    }

    [Test]
    public async Task Estimate_WhenThePriceIsUnknown_IsUnknown()
    {
        var estimate = await _host.SendAsync(
            new EstimateGeneration(new GenerationInput { Model = TestModels.Plain.Id })
        );

        Assert.That(estimate.Value, Is.EqualTo(new GenerationEstimate(null, "test/plain", "test", 512, 512, 1, null)));
    }

    [TestCase("test/gone", 1, "model.unknown")]
    [TestCase("test/plain", 2, "count.unsupported")]
    public async Task Estimate_WhenItCannotBeDone_IsRefusedAsTheRequestWouldBe(string model, int count, string code)
    {
        var refused = await _host.SendAsync(
            new EstimateGeneration(new GenerationInput { Model = model, Count = count })
        );

        Assert.That(refused.Error?.Code, Is.EqualTo(code));
    }
}
