using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Tests.Common;

[TestFixture]
internal sealed class TextTests
{
    [TestCase("")]
    [TestCase("a red fox")]
    [TestCase("line\nbreak\ttab")]
    [TestCase("🦊")]
    [TestCase("e\u0301")]
    [TestCase("\uffff")]
    public void IsStorable_WhenItIsText_IsTrue(string text)
    {
        Assert.That(Text.IsStorable(text), Is.True);
    }

    // Written as numbers: a test's name cannot hold these characters either.
    [TestCase(0x61, 0x00, 0x62)]
    [TestCase(0xD83D)]
    [TestCase(0x61, 0xD83D)]
    [TestCase(0xD83D, 0x61)]
    [TestCase(0xDD8A)]
    [TestCase(0xDD8A, 0xD83D)]
    [TestCase(0xD83D, 0xD83D, 0xDD8A)]
    public void IsStorable_WhenItHoldsNulOrHalfACharacter_IsFalse(params int[] units)
    {
        Assert.That(Text.IsStorable(string.Concat(units.Select(unit => (char)unit))), Is.False);
    }

    [TestCase("", 0)]
    [TestCase("abc", 3)]
    [TestCase("🦊🦊", 2)]
    [TestCase("e\u0301", 2)]
    public void Length_CountsUnicodeCharacters(string text, int expected)
    {
        Assert.That(Text.Length(text), Is.EqualTo(expected));
    }

    [TestCase("abc", 3, "abc")]
    [TestCase("abcd", 3, "abc")]
    [TestCase("ab🦊", 4, "ab🦊")]
    [TestCase("ab🦊", 3, "ab")]
    [TestCase("", 3, "")]
    public void Clip_CutsBetweenCharacters(string text, int maxLength, string expected)
    {
        Assert.That(Text.Truncate(text, maxLength), Is.EqualTo(expected));
    }

    [Test]
    public void EveryMethod_WhenThereIsNoText_IsABug()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Text.IsStorable(null!), Throws.ArgumentNullException);
            Assert.That(() => Text.Length(null!), Throws.ArgumentNullException);
            Assert.That(() => Text.Truncate(null!, 1), Throws.ArgumentNullException);
        }
    }
}
