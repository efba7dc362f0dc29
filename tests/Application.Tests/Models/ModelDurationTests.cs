using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Models;

[TestFixture]
internal sealed class ModelDurationTests
{
    [TestCase(null, null, 60, null, TestName = "Of_WhenNothingIsKnown_IsAMinute")]
    [TestCase(2.0, null, 60, null, TestName = "Of_WhenTheModelIsQuick_IsAMinute")]
    [TestCase(15.0, null, 60, null)]
    [TestCase(45.0, null, 180, "This model usually takes about 45 seconds.")]
    [TestCase(120.0, null, 480, "This model usually takes about 2 minutes.")]
    [TestCase(
        400.0,
        null,
        600,
        "This model usually takes about 7 minutes.",
        TestName = "Of_WhenItIsVerySlow_IsTenMinutesAtMost"
    )]
    [TestCase(null, 240, 240, "This model may take up to 4 minutes.", TestName = "Of_WhenALimitIsDeclared_IsThat")]
    [TestCase(10.0, 240, 240, "This model may take up to 4 minutes.")]
    [TestCase(null, 30, 60, null, TestName = "Of_WhenTheDeclaredLimitIsShort_IsAMinute")]
    public void Of_SaysWhenItIsGivenUpAndWhyItTakesLonger(double? typical, int? most, double seconds, string? notice)
    {
        var duration = ModelDuration.Of(TestModels.Able with { TypicalSeconds = typical, MaxSeconds = most });

        Assert.That(duration, Is.EqualTo(new ModelDuration(TimeSpan.FromSeconds(seconds), notice)));
    }
}
