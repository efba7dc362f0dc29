using System.Text.RegularExpressions;

namespace ImageGenerator.Architecture.Tests.Documents;

/// <summary>What people read leads somewhere, and says how long it has been true.</summary>
[TestFixture]
internal sealed partial class DocumentTests
{
    /// <summary>Names that a page tells of although they are not there: what was, and what was not taken.</summary>
    private static readonly Dictionary<string, string[]> _told = new()
    {
        ["CONTRIBUTING.md"] = ["DoSomething"],
        ["docs/decisions/0014-holds-and-prices-by-date.md"] = ["SaveChanges"],
        ["docs/decisions/0029-limits-per-connection.md"] = ["SelectPipelineByAuthority"],
        ["docs/decisions/0033-one-engine-for-every-kind-of-job.md"] =
        [
            "FindForgotten",
            "FindStandInsAsync",
            "FromGeneration",
            "IGenerationRepository",
            "IImageProvider",
            "LeaseKeeper",
            "PartialImagesShown",
            "ProviderCalls",
            "ProviderDialogue",
            "RunGeneration",
            "StandIns",
        ],
        ["docs/decisions/0034-one-shape-for-settings.md"] =
        [
            "AssetContracts",
            "GenerationContracts",
            "GenerationRequests",
            "ProviderCalls",
            "RunGeneration",
        ],
        ["docs/decisions/0038-netvips.md"] = ["NewFromBuffer", "ThumbnailBuffer"],
        ["docs/decisions/0039-packages-instead-of-own-code.md"] =
        [
            "FileBufferingReadStream",
            "SelectPipelineByAuthority",
            "TokenBucketRateLimiter",
        ],
    };

    private static readonly IReadOnlyList<Document> _all = Document.All();

    [Test]
    public void Links_LeadSomewhere()
    {
        var broken = _all.SelectMany(page => page.BrokenLinks().Select(target => $"{page.Path}: {target}"));

        Assert.That(_all, Has.Count.GreaterThan(30), "or there is nothing to judge");
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Changes_NameFilesThatAreThere()
    {
        var page = _all.Single(document => document.Path == "docs/changes.md");

        Assert.That(page.MissingPaths("src", ""), Is.Empty, "Walk the change again: docs/changes.md");
    }

    [Test]
    public void Pages_NameWhatIsInTheCode()
    {
        var known = Document.WordsOfTheCode();

        var stale = _all.SelectMany(page =>
            page.UnknownNames(known)
                .Except(_told.GetValueOrDefault(page.Path, []))
                .Select(name => $"{page.Path}: {name}")
        );

        Assert.That(known, Has.Count.GreaterThan(5000), "or there is nothing to judge");
        Assert.That(stale, Is.Empty, "It was renamed or is gone: say what is there now.");
    }

    [Test]
    public void UnknownNames_AreThoseOfCodeThatIsNotThere()
    {
        var page = new Document("a.md", "`JobQueue.ClaimAsync`, `IGone<T>`, `Gone`, GoneToo, `a GoneAsWell`");

        var unknown = page.UnknownNames(new HashSet<string> { "JobQueue", "ClaimAsync" });

        Assert.That(unknown, Is.EqualTo(["IGone", "GoneAsWell"]));
    }

    [Test]
    public void Decisions_SayTheirStatusAndSinceWhen()
    {
        var silent = Decisions().Where(page => !Status().IsMatch(page.Text)).Select(page => page.Path);

        Assert.That(silent, Is.Empty, "Second paragraph: \"Status: accepted, 2026-12-01.\"");
    }

    [Test]
    public void Decisions_AreAllInTheList()
    {
        var list = _all.Single(page => page.Path == "docs/decisions/README.md").Text;

        var missing = Decisions().Where(page => !list.Contains(LineOf(page), StringComparison.Ordinal));

        Assert.That(missing.Select(LineOf), Is.Empty, "docs/decisions/README.md has another title, or none");
    }

    [TestCase("[a](there.md)", "there.md")]
    [TestCase("[a](decisions/README.md#no-such-heading)", "decisions/README.md#no-such-heading")]
    [TestCase("[a](decisions/README.md#decisions)", null)]
    [TestCase("[a](#here)\n\n## Here\n", "#here", Description = "The file on disk decides, and has no such heading.")]
    [TestCase("[a](https://example.com/there.md)", null)]
    public void BrokenLinks_AreThoseThatLeadNowhere(string text, string? broken)
    {
        var page = new Document("docs/changes.md", text);

        Assert.That(page.BrokenLinks(), broken is null ? Is.Empty : Is.EqualTo([broken]));
    }

    [Test]
    public void MissingPaths_AreThoseWithoutAPlaceholder()
    {
        var page = new Document("a.md", "`Domain/Nothing.cs`, `Domain/<Feature>/X.cs`, `Domain/Jobs`, `a.md`");

        Assert.That(page.MissingPaths("src", ""), Is.EqualTo(["Domain/Nothing.cs"]));
    }

    private static IEnumerable<Document> Decisions() =>
        _all.Where(page =>
            Path.GetFileName(page.Path) is ['0', ..]
            && page.Path.StartsWith("docs/decisions/", StringComparison.Ordinal)
        );

    // "# 0001: Title" is "| [0001](0001-title.md) | Title |" in the list.
    private static string LineOf(Document page)
    {
        var file = Path.GetFileName(page.Path);
        var title = page.Text.Split('\n')[0];
        return $"| [{file[..4]}]({file}) | {title[(title.IndexOf(':', StringComparison.Ordinal) + 2)..]} |";
    }

    [GeneratedRegex(
        @"\A# [^\n]+\n\nStatus: (accepted|superseded by \[\d{4}\]\([^)]+\)), 20\d\d-\d\d-\d\d\.",
        RegexOptions.None
    )]
    private static partial Regex Status();
}
