namespace ImageGenerator.Architecture.Tests.Sources;

[TestFixture]
internal sealed class SizeTests
{
    /// <summary>Too long as yet. A file that is taken apart leaves the list.</summary>
    private static readonly string[] _longFilesToGo = [];

    private static readonly string[] _longMethodsToGo = [];

    /// <summary>Too wide as yet. A folder that is wrapped leaves the list; no folder comes in.</summary>
    private static readonly string[] _wideFoldersToGo =
    [
        "Api",
        "Api/Accounts",
        "Api/Administration",
        "Api/ApiKeys",
        "Api/Assets",
        "Api/Auth",
        "Api/Budgets",
        "Api/Common",
        "Api/Edits",
        "Api/Events",
        "Api/Generations",
        "Api/Jobs",
        "Api/Models",
        "Api/OpenAi",
        "Api/OpenApi",
        "Api/Operations",
        "Api/Prices",
        "Api/ProviderKeys",
        "Api/Uploads",
        "Api/Webhooks",
        "Application",
        "Application/Accounts",
        "Application/ApiKeys",
        "Application/Assets",
        "Application/Budgets",
        "Application/Common",
        "Application/Edits",
        "Application/Events",
        "Application/Generations",
        "Application/Jobs",
        "Application/Media",
        "Application/Models",
        "Application/Outputs",
        "Application/Prices",
        "Application/ProviderAdministration",
        "Application/ProviderKeys",
        "Application/Providers",
        "Application/Routing",
        "Application/Secrets",
        "Application/Storage",
        "Application/Uploads",
        "Domain/Assets",
        "Domain/Budgets",
        "Domain/Common",
        "Domain/Edits",
        "Domain/Generations",
        "Domain/Jobs",
        "Domain/Organizations",
        "Domain/Pricing",
        "Domain/Providers",
        "Domain/Uploads",
        "Domain/Usage",
        "Infrastructure/Backup",
        "Infrastructure/Budgets",
        "Infrastructure/Catalog",
        "Infrastructure/Common",
        "Infrastructure/EmbeddedPostgres",
        "Infrastructure/Events",
        "Infrastructure/Identity",
        "Infrastructure/Jobs",
        "Infrastructure/Maintenance",
        "Infrastructure/Media",
        "Infrastructure/Native",
        "Infrastructure/Observability",
        "Infrastructure/Partials",
        "Infrastructure/Persistence",
        "Infrastructure/ProviderKeys",
        "Infrastructure/Providers",
        "Infrastructure/Secrets",
        "Infrastructure/Storage",
    ];

    private static readonly IReadOnlyList<SourceFile> _product = SourceFile.OfTheProduct();

    [Test]
    public void Files_AreNotTooLong()
    {
        Assert.That(_product, Has.Count.GreaterThan(300), "or there is nothing to judge");
        Assert.That(SizeRules.FindLongFiles(_product), Is.EquivalentTo(_longFilesToGo));
    }

    [Test]
    public void Methods_AreNotTooLong()
    {
        Assert.That(SizeRules.FindLongMethods(_product), Is.EquivalentTo(_longMethodsToGo));
    }

    [Test]
    public void Lines_AreNotTooWide()
    {
        Assert.That(SizeRules.FindWideFolders(_product), Is.EquivalentTo(_wideFoldersToGo));
    }

    [Test]
    public void FindLongFiles_WhenOneIsTooLong_FindsIt()
    {
        var fits = new SourceFile("Domain/A/Fits.cs", string.Concat(Enumerable.Repeat("// line\n", SizeRules.MaxFileLines)));
        var tooLong = fits with { Path = "Domain/A/TooLong.cs" };

        Assert.That(SizeRules.FindLongFiles([fits, new SourceFile(tooLong.Path, fits.Text + "// one more\n")]), Is.EqualTo([tooLong.Path]));
    }

    [Test]
    public void FindLongMethods_WhenOneIsTooLong_FindsIt()
    {
        var file = new SourceFile("Domain/A/File.cs", $$"""
            class Sample
            {
                void Fits()
                {
                    {{Statements(SizeRules.MaxMethodLines)}}
                }

                void TooLong()
                {

                    {{Statements(SizeRules.MaxMethodLines + 1)}}
                }

                int Arrow => Sum(
                    {{string.Join(",\n", Enumerable.Repeat("1", SizeRules.MaxMethodLines))}});
            }
            """);

        Assert.That(SizeRules.FindLongMethods([file]), Is.EqualTo(["Domain/A/File.cs TooLong", "Domain/A/File.cs Arrow"]));
    }

    [Test]
    public void FindWideFolders_WhenALineIsTooWide_FindsItsFolder()
    {
        var fits = new SourceFile("Domain/A/Fits.cs", new string('x', SizeRules.MaxColumns));
        var tooWide = new SourceFile("Domain/B/Deep/TooWide.cs", new string('x', SizeRules.MaxColumns + 1));
        var atTheRoot = new SourceFile("Api/Program.cs", tooWide.Text);

        Assert.That(SizeRules.FindWideFolders([fits, tooWide, atTheRoot]), Is.EqualTo(["Api", "Domain/B"]));
    }

    private static string Statements(int count) => string.Join('\n', Enumerable.Repeat("Do();", count));
}
