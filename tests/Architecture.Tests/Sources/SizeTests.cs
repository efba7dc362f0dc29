namespace ImageGenerator.Architecture.Tests.Sources;

[TestFixture]
internal sealed class SizeTests
{
    private static readonly IReadOnlyList<SourceFile> _product = SourceFile.OfTheProduct();

    [Test]
    public void Files_AreNotTooLong()
    {
        Assert.That(_product, Has.Count.GreaterThan(300), "or there is nothing to judge");
        Assert.That(SizeRules.FindLongFiles(_product), Is.Empty);
    }

    [Test]
    public void Methods_AreNotTooLong()
    {
        Assert.That(SizeRules.FindLongMethods(_product), Is.Empty);
    }

    [Test]
    public void Lines_AreNotTooWide()
    {
        Assert.That(SizeRules.FindWideLines(_product), Is.Empty);
    }

    [Test]
    public void FindLongFiles_WhenOneIsTooLong_FindsIt()
    {
        var fits = new SourceFile(
            "Domain/A/Fits.cs",
            string.Concat(Enumerable.Repeat("// line\n", SizeRules.MaxFileLines))
        );
        var tooLong = fits with { Path = "Domain/A/TooLong.cs" };

        Assert.That(
            SizeRules.FindLongFiles([fits, new SourceFile(tooLong.Path, fits.Text + "// one more\n")]),
            Is.EqualTo([tooLong.Path])
        );
    }

    [Test]
    public void FindLongMethods_WhenOneIsTooLong_FindsIt()
    {
        var file = new SourceFile(
            "Domain/A/File.cs",
            $$"""
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
            """
        );

        Assert.That(
            SizeRules.FindLongMethods([file]),
            Is.EqualTo(["Domain/A/File.cs TooLong", "Domain/A/File.cs Arrow"])
        );
    }

    [Test]
    public void FindWideLines_WhenALineIsTooWide_FindsIt()
    {
        var fits = new SourceFile("Domain/A/Fits.cs", new string('x', SizeRules.MaxColumns));
        var tooWide = new SourceFile("Domain/B/TooWide.cs", "// fits\n" + new string('x', SizeRules.MaxColumns + 1));

        Assert.That(SizeRules.FindWideLines([fits, tooWide]), Is.EqualTo(["Domain/B/TooWide.cs:2"]));
    }

    private static string Statements(int count) => string.Join('\n', Enumerable.Repeat("Do();", count));
}
