using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
internal sealed class ArtStylesTests
{
    [TestCase("Sunset over the desert", "dunes")]
    [TestCase("a kitchen of white marble", "marble")]
    [TestCase("NORTHERN LIGHTS above a lake", "aurora")]
    [TestCase("an astronaut among stars", "nebula")]
    public void Resolve_WhenPromptHasAKnownWord_SuitsIt(string prompt, string look) =>
        Assert.That(ArtStyles.Resolve(ArtStyles.Auto, prompt), Is.EqualTo(look));

    [Test]
    public void Resolve_WhenPromptHasNoKnownWord_StaysWithOneLookForThePrompt() =>
        Assert.That(
            ArtStyles.Resolve(null, "qwertz"),
            Is.EqualTo(ArtStyles.Resolve(ArtStyles.Auto, "qwertz")).And.AnyOf([.. ArtStyles.Names])
        );

    [Test]
    public void Resolve_WhenPromptsVary_EveryLookComesUp() =>
        Assert.That(
            Enumerable.Range(0, 200).Select(i => ArtStyles.Resolve(null, $"qwertz {i}")).Distinct(),
            Is.EquivalentTo(ArtStyles.Names)
        );

    [Test]
    public void Resolve_WhenLookIsNamed_IgnoresThePrompt() =>
        Assert.That(ArtStyles.Resolve("agate", "sunset over the desert"), Is.EqualTo("agate"));

    [TestCase("oil")]
    [TestCase("Silk")]
    public void Resolve_WhenNameIsUnknown_IsNull(string name) => Assert.That(ArtStyles.Resolve(name, "x"), Is.Null);

    [TestCase("star", "a startled cat", true)] // the start of a word counts
    [TestCase("star", "mustard", false)]
    [TestCase("star", "mustard under a star", true)]
    [TestCase("northern light", "Northern Lights", true)]
    public void Mentions_WhenWordIsSearched_CountsOnlyAtTheStartOfWords(string word, string prompt, bool expected) =>
        Assert.That(PromptWords.Mentions(prompt, [word]), Is.EqualTo(expected));
}
