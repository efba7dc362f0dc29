using ImageGenerator.Infrastructure.Providers.OpenAI;

namespace ImageGenerator.Infrastructure.Tests.Providers.OpenAI;

[TestFixture]
internal sealed class OpenAILimitsTests
{
    [TestCase("6m0s", 360)]
    [TestCase("1.2s", 1.2)]
    [TestCase("20ms", 0.02)]
    [TestCase("1m2.5s", 62.5)]
    [TestCase("0s", 0)]
    [TestCase("26h1m", 3600, TestName = "Parse_WhenLongerThanAnHour_IsAnHour")]
    [TestCase("99999999999999999999999h", 3600, TestName = "Parse_WhenEndless_IsAnHour")]
    public void Parse_WhenADuration_IsIt(string text, double seconds) =>
        Assert.That(OpenAILimits.Parse(text), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("soon")]
    [TestCase("6")]
    [TestCase("-6s")]
    [TestCase("1..2s")]
    [TestCase("6y")]
    public void Parse_WhenNone_IsNull(string? text) => Assert.That(OpenAILimits.Parse(text), Is.Null);
}
