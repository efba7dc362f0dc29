using System.Text.RegularExpressions;
using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Layers;

/// <summary>The rooms of the domain know each other in one direction.</summary>
[TestFixture]
internal sealed partial class DomainRoomTests
{
    [TestCase("Pricing", "Common")]
    [TestCase("Providers", "Common,Pricing")]
    public void Room_KnowsOnlyWhatItIsBuiltOn(string room, string allowed) =>
        Assert.That(KnownBy(room), Is.SubsetOf(allowed.Split(',')));

    [Test]
    public void Rooms_KnowEachOtherInOneDirection()
    {
        var rooms = Directory
            .GetDirectories(Repository.PathTo("src", "Domain"))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Where(name => name is not ("bin" or "obj"))
            .ToList();

        var mutual = rooms.SelectMany(room =>
            KnownBy(room).Where(other => KnownBy(other).Contains(room)).Select(other => $"{room} <-> {other}")
        );

        Assert.That(rooms, Has.Count.GreaterThan(5).And.Contain("Pricing"), "or nothing was looked at");
        Assert.That(mutual, Is.Empty);
    }

    [Test]
    public void KnownBy_FindsWhatARoomUses() =>
        Assert.That(
            KnownBy("Generations"),
            Is.SupersetOf(["Common", "Jobs", "Pricing", "Providers"]),
            "or the tests above cannot fail"
        );

    private static List<string> KnownBy(string room) =>
        [
            .. Directory
                .GetFiles(Repository.PathTo("src", "Domain", room), "*.cs")
                .SelectMany(file => Using().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ];

    [GeneratedRegex(@"^using ImageGenerator\.Domain\.(\w+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
