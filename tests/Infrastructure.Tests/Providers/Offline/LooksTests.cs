using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
internal sealed class LooksTests
{
    [TestCase("Sunset over the desert", "dunes")]
    [TestCase("a kitchen of white marble", "marble")]
    [TestCase("NORTHERN LIGHTS above a lake", "aurora")]
    [TestCase("an astronaut among stars", "nebula")]
    public void Resolve_WhenPromptHasAKnownWord_SuitsIt(string prompt, string look) =>
        Assert.That(Looks.Resolve(Looks.Auto, prompt), Is.EqualTo(look));

    [Test]
    public void Resolve_WhenPromptHasNoKnownWord_StaysWithOneLookForThePrompt() =>
        Assert.That(Looks.Resolve(null, "qwertz"), Is.EqualTo(Looks.Resolve(Looks.Auto, "qwertz")).And.AnyOf([.. Looks.Names]));

    [Test]
    public void Resolve_WhenPromptsVary_EveryLookComesUp() =>
        Assert.That(Enumerable.Range(0, 200).Select(i => Looks.Resolve(null, $"qwertz {i}")).Distinct(), Is.EquivalentTo(Looks.Names));

    [Test]
    public void Resolve_WhenLookIsNamed_IgnoresThePrompt() =>
        Assert.That(Looks.Resolve("agate", "sunset over the desert"), Is.EqualTo("agate"));

    [TestCase("oil")]
    [TestCase("Silk")]
    public void Resolve_WhenNameIsUnknown_IsNull(string name) => Assert.That(Looks.Resolve(name, "x"), Is.Null);

    [TestCase("star", "a startled cat", true)] // the start of a word counts
    [TestCase("star", "mustard", false)]
    [TestCase("star", "mustard under a star", true)]
    [TestCase("northern light", "Northern Lights", true)]
    public void Mentions_WhenWordIsSearched_CountsOnlyAtTheStartOfWords(string word, string prompt, bool expected) =>
        Assert.That(PromptWords.Mentions(prompt, [word]), Is.EqualTo(expected));
}
