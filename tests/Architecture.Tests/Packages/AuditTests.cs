using System.Xml.Linq;
using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Packages;

/// <summary>What the world finds out about a package tomorrow is news, and stops neither a build nor a start.</summary>
[TestFixture]
internal sealed class AuditTests
{
    [Test]
    public async Task Restore_WhenAnAdvisoryNamesOneOfOurPackages_WarnsAndSucceeds()
    {
        using var source = new AuditSource("FluentValidation", "https://github.com/advisories/GHSA-aaaa-bbbb-cccc");

        var (exitCode, output) = await RestoredCopy.RestoreAsync(source.Index);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(
            output,
            Does.Match("warning NU1903: Package 'FluentValidation' .* has a known high severity vulnerability")
        );
    }

    [Test]
    public async Task Restore_WhenTheAdvisoryIsAnsweredHere_IsSilent()
    {
        using var source = new AuditSource(
            "AutoMapper",
            Suppressed().First(address => address.EndsWith("GHSA-rvv3-g6hj-g44x", StringComparison.Ordinal))
        );

        var (exitCode, output) = await RestoredCopy.RestoreAsync(source.Index);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("NU190"));
    }

    [Test]
    public async Task Restore_WhenTheAuditSourceDoesNotAnswer_WarnsAndSucceeds()
    {
        var source = new AuditSource("AutoMapper", "https://github.com/advisories/GHSA-aaaa-bbbb-cccc");
        source.Dispose();

        var (exitCode, output) = await RestoredCopy.RestoreAsync(source.Index);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("warning NU1900"));
    }

    [Test]
    public void EverySuppressedAdvisory_HasItsReasonInTheDecision()
    {
        var decision = File.ReadAllText(Repository.PathTo("docs", "decisions", "0018-audit-findings-are-warnings.md"));

        Assert.That(Suppressed(), Is.Not.Empty);
        Assert.That(
            Suppressed(),
            Is.All.Matches<string>(address =>
                decision.Contains(address[(address.LastIndexOf('/') + 1)..], StringComparison.Ordinal)
            )
        );
    }

    private static List<string> Suppressed() =>
        [
            .. XDocument
                .Load(Repository.PathTo("Directory.Build.props"))
                .Descendants("NuGetAuditSuppress")
                .Select(element => element.Attribute("Include")!.Value),
        ];
}
