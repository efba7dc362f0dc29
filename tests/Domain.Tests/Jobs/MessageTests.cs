using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>A provider's words are kept as far as they can be stored.</summary>
[TestFixture]
internal sealed class MessageTests
{
    [Test]
    public void Because_WhenTheMessageFits_KeepsIt()
    {
        var failure = JobFailure.Because(FailureCode.NoOutput, "Nothing came. 🦊");

        Assert.That(failure, Is.EqualTo(new JobFailure(FailureCode.NoOutput, "Nothing came. 🦊")));
    }

    [Test]
    public void Because_WhenTheMessageIsTooLong_IsCut()
    {
        var failure = JobFailure.Because(FailureCode.NoOutput, new string('x', JobFailure.MaxMessageLength + 1));

        Assert.That(failure.Message, Is.EqualTo(new string('x', JobFailure.MaxMessageLength)));
    }

    [Test]
    public void Because_WhenTheCutFallsIntoACharacter_LeavesTheWholeCharacterOut()
    {
        var failure = JobFailure.Because(FailureCode.NoOutput, new string('x', JobFailure.MaxMessageLength - 1) + "🦊");

        Assert.That(failure.Message, Is.EqualTo(new string('x', JobFailure.MaxMessageLength - 1)));
    }

    // As numbers: an attribute cannot hold half a character.
    [TestCase(0x00)]
    [TestCase(0xD83D)]
    [TestCase(0xDD8A)]
    public void Because_WhenTheMessageCannotBeStored_KeepsTheRest(int unit)
    {
        var failure = JobFailure.Because(FailureCode.NoOutput, $"a{(char)unit}b");

        Assert.That(failure.Message, Is.EqualTo("a\ufffdb"));
    }

    [Test]
    public void Defer_WhenTheMessageCannotBeStored_KeepsWhatCanBe()
    {
        var job = new GenerationBuilder().Processing().Build();

        job.Defer(
            AttemptOutcome.Unavailable,
            "\0" + new string('x', JobFailure.MaxMessageLength - 2) + "🦊",
            Moments.At(2),
            Moments.At(3)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text.IsStorable(job.Attempts[0].Message!), Is.True);
            Assert.That(job.Attempts[0].Message, Has.Length.EqualTo(JobFailure.MaxMessageLength - 1));
        }
    }
}
