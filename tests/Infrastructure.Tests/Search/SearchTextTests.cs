using System.Text;
using ImageGenerator.Infrastructure.Persistence.Search;
using ImageGenerator.TestKit;

namespace ImageGenerator.Infrastructure.Tests.Search;

/// <summary>The normal form by itself: what a text can be found by.</summary>
internal sealed class SearchTextTests
{
    public static IEnumerable<TestCaseData> Found() =>
        SearchCase.All.SelectMany(item => item.MustBeFoundBy.Select(typed => new TestCaseData(item.Prompt, typed)));

    public static IEnumerable<TestCaseData> NotFound() =>
        SearchCase.All.SelectMany(item => item.MustNotBeFoundBy.Select(typed => new TestCaseData(item.Prompt, typed)));

    [TestCaseSource(nameof(Found))]
    public void Terms_WhenTheTextHoldsTheWords_AreThere(string text, string typed)
    {
        Assert.That(Finds(typed, text), Is.True, $"{Show(typed)} in {string.Join(' ', SearchText.LexemesOf(text))}");
    }

    [TestCaseSource(nameof(NotFound))]
    public void Terms_WhenTheTextLacksAWord_AreNotAllThere(string text, string typed)
    {
        Assert.That(Finds(typed, text), Is.False, Show(typed));
    }

    [TestCase("é", "e\u0301")]
    [TestCase("ガ", "ｶﾞ")]
    [TestCase("ガ", "カ\u3099")]
    [TestCase("각", "\u1100\u1161\u11A8")]
    [TestCase("ﬁ", "fi")]
    [TestCase("Ⅷ", "viii")]
    [TestCase("ß", "SS")]
    [TestCase("ẞ", "ss")]
    [TestCase("ς", "Σ")]
    [TestCase("İ", "ı")]
    [TestCase("’", "'")]
    [TestCase("–", "-")]
    [TestCase("й", "И\u0306")]
    [TestCase("ё", "Е")]
    [TestCase("\u0E19\u0E49\u0E4D", "\u0E19\u0E4D\u0E49")]
    [TestCase("\u09CB", "\u09C7\u09BE")]
    public void Fold_OfTwoSpellings_IsTheSame(string one, string other)
    {
        Assert.That(UnicodeFold.Fold(one), Is.EqualTo(UnicodeFold.Fold(other)));
    }

    [Test]
    public void Fold_WhenRepeated_ChangesNothing()
    {
        foreach (var text in SearchCase.All.Select(item => item.Prompt))
        {
            var once = string.Concat(UnicodeFold.Fold(text));

            Assert.That(string.Concat(UnicodeFold.Fold(once)), Is.EqualTo(once));
        }
    }

    [TestCase("")]
    [TestCase(" \t\r\n\u3000")]
    [TestCase("\u200B\u200D\uFEFF\u00AD\u202E")]
    public void Terms_WhenNothingVisibleIsTyped_AreNone(string typed)
    {
        Assert.That(SearchText.TermsOf(typed), Is.Empty);
    }

    [TestCase("%", "100% wool", true)]
    [TestCase("%", "wool", false)]
    [TestCase("_", "real_photo", true)]
    [TestCase("_", "real photo", false)]
    [TestCase("“", "a \"quoted\" word", true)]
    [TestCase("\"", "a “quoted” word", true)]
    [TestCase("\"", "no quotes", false)]
    [TestCase("()", "one (of two)", true)]
    [TestCase("()", "one [of two]", false)]
    [TestCase("*", "everything", false)]
    public void Terms_WhenOnlySignsAreTyped_AreTheSigns(string typed, string text, bool found)
    {
        Assert.That(Finds(typed, text), Is.EqualTo(found));
    }

    [TestCase("boats, harbour!")]
    [TestCase("( boats | harbour )")]
    [TestCase("boats & harbour")]
    [TestCase("* boats % harbour ?")]
    public void Terms_WhenSignsStandAloneAmongWords_AreTheWords(string typed)
    {
        Assert.That(SearchText.TermsOf(typed).Select(term => term.Lexeme), Is.EqualTo(new[] { "boats", "harbour" }));
    }

    [TestCase("light", "lighthouse", true)]
    [TestCase("light dusk", "lighthouse at dusk", false)]
    [TestCase("dusk light", "lighthouse at dusk", true)]
    [TestCase("house", "lighthouse", false)]
    [TestCase("covid-1", "covid-19", true)]
    [TestCase("1.5 le", "1.5 lens", true)]
    [TestCase("add_", "add_detail", true)]
    public void Terms_OfTheLastWord_MayBeItsBeginning(string typed, string text, bool found)
    {
        Assert.That(Finds(typed, text), Is.EqualTo(found));
    }

    [Test]
    public void Lexemes_OfAnyText_StayBelowWhatATsvectorTakes()
    {
        string[] longest =
        [
            new('x', 32_000),
            string.Concat(Enumerable.Range(0, 16_000).Select(i => char.ConvertFromUtf32(0x20000 + i))),
            string.Concat(Enumerable.Range(0x4E00, 20_000).Select(i => (char)i)),
            string.Join('.', Enumerable.Range(10_000, 5_300)),
            string.Join(
                '\u200B',
                Enumerable
                    .Range(0, 240)
                    .Select(i => new string((char)(0x10A0 + i % 40), 64) + (char)('a' + i % 26) + "𝒳")
            ),
        ];

        foreach (var lexemes in longest.Select(SearchText.LexemesOf))
        {
            Assert.That(lexemes.Max(Encoding.UTF8.GetByteCount), Is.LessThan(2046));
            Assert.That(lexemes.Sum(Encoding.UTF8.GetByteCount), Is.LessThan(1_000_000));
        }
    }

    private static bool Finds(string typed, string text)
    {
        var lexemes = SearchText.LexemesOf(text);
        var routing = SearchText.TermsOf(typed);
        Assert.That(routing, Is.Not.Empty, "no routing would find everything");
        return routing.All(term =>
            term.IsPrefix
                ? lexemes.Any(lexeme => lexeme.StartsWith(term.Lexeme, StringComparison.Ordinal))
                : lexemes.Contains(term.Lexeme)
        );
    }

    private static string Show(string typed) =>
        $"{typed} = {string.Join(" & ", SearchText.TermsOf(typed).Select(term => term.Lexeme + (term.IsPrefix ? ":*" : "")))}";
}
