using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Tests.Jobs;

[TestFixture]
internal sealed class JobMetadataTests
{
    [Test]
    public void Metadata_WithTheSameEntries_IsTheSameWhateverTheOrder()
    {
        var one = JobMetadata.Of([new("order", "17"), new("shop", "north")]);
        var other = JobMetadata.Of([new("shop", "north"), new("order", "17")]);

        Assert.That(one, Is.EqualTo(other));
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(JobMetadata.Of([new("order", "18"), new("shop", "north")])));
        Assert.That(one, Is.Not.EqualTo(JobMetadata.None));
    }

    [TestCase("a", true)]
    [TestCase("", false)]
    [TestCase("a\0", false)]
    public void Name_IsTextThatCanBeStored(string name, bool good) =>
        Assert.That(JobMetadata.IsName(name), Is.EqualTo(good));

    [Test]
    public void NameAndValue_AreBoundedInCharactersAsPeopleCountThem()
    {
        Assert.That(JobMetadata.IsName(Times("🎨", 64)), Is.True);
        Assert.That(JobMetadata.IsName(Times("🎨", 65)), Is.False);
        Assert.That(JobMetadata.IsValue(Times("🎨", 512)), Is.True);
        Assert.That(JobMetadata.IsValue(Times("🎨", 513)), Is.False);
        Assert.That(JobMetadata.IsValue(""), Is.True);
        Assert.That(JobMetadata.IsValue("a\0"), Is.False);
        Assert.That(JobMetadata.IsName(new string((char)0xD800, 1)), Is.False);
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
