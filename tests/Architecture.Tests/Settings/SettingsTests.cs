using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Settings;

/// <summary>Operators find every setting in docs/operations.md, and none that does nothing.</summary>
[TestFixture]
internal sealed class SettingsTests
{
    /// <summary>Read by the framework and by OpenTelemetry, and worth telling.</summary>
    private static readonly string[] _ofOthers =
    [
        "ASPNETCORE_URLS",
        "ASPNETCORE_FORWARDEDHEADERS_ENABLED",
        "Logging__Console__FormatterName",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    private static readonly string _page = File.ReadAllText(Repository.PathTo("docs", "operations.md"));

    [Test]
    public void EverySetting_IsInTheTable()
    {
        var listed = SettingsOfThePage.Listed(_page);

        var missing = SettingsOfTheCode.Find().Where(name => !listed.Contains(name, StringComparer.OrdinalIgnoreCase));

        Assert.That(missing, Is.Empty, "Tell operators of it: docs/operations.md, \"Settings\".");
    }

    [Test]
    public void EverySettingOfThePage_IsReadByTheCode()
    {
        var known = SettingsOfTheCode.Find().Concat(_ofOthers).ToList();

        var unknown = SettingsOfThePage
            .Listed(_page)
            .Concat(SettingsOfThePage.Mentioned(_page))
            .Where(name => !known.Exists(setting => IsCalled(setting, name)))
            .Distinct();

        Assert.That(known, Has.Count.GreaterThan(30), "or there is nothing to judge");
        Assert.That(unknown, Is.Empty, "Nothing reads it: take it out of docs/operations.md.");
    }

    [Test]
    public void NamesOf_ListsMapsAndParts_HaveThemAll() =>
        Assert.That(
            SettingsOfTheCode.NamesOf(typeof(Sample), "Sample"),
            Is.EqualTo(["Sample__Name", "Sample__Hosts__*", "Sample__Kinds__*__Limit", "Sample__Part__Limit"])
        );

    [Test]
    public void ReadOneByOne_FindsWhatIsAskedForByName() =>
        Assert.That(
            SettingsOfTheCode.ReadOneByOne(
                """
                configuration["Data:Root"]; app.Configuration.GetValue("Database:Migrate", true);
                configuration.GetConnectionString("Default");
                configuration.GetValue<int?>($"Providers:{NameOf(provider)}:Concurrency");
                """
            ),
            Is.EqualTo(["Data__Root", "Database__Migrate", "ConnectionStrings__Default", "Providers__*__Concurrency"])
        );

    [Test]
    public void Listed_TakesTheFirstColumnOfTheSettingsAlone()
    {
        const string Page = """
            # Operations

            | `Other` | a table of something else |

            ## Settings

            | setting | meaning |
            |---|---|
            | `Keys__0`, `__1`, … | as `Elsewhere` |
            | `Jobs__<kind>__Limit`, `Roles` | |

            ## More

            Set `Data__Root=/tmp/trial`.
            """;

        Assert.That(SettingsOfThePage.Listed(Page), Is.EqualTo(["Keys__*", "Jobs__*__Limit", "Roles"]));
        Assert.That(SettingsOfThePage.Mentioned(Page), Is.EqualTo(["Keys__*", "Jobs__*__Limit", "Data__Root"]));
    }

    // A page may name one of those that a setting is there for.
    private static bool IsCalled(string setting, string name)
    {
        var (wanted, told) = (setting.Split("__"), name.Split("__"));
        return wanted.Length == told.Length
            && wanted
                .Zip(told)
                .All(pair =>
                    pair.First == "*" || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase)
                );
    }

    private sealed class Sample
    {
        public string Name { get; set; } = "";

        public IReadOnlyList<string> Hosts { get; init; } = [];

        public Dictionary<string, Part> Kinds { get; } = [];

        public Part Part { get; set; } = new();
    }

    private sealed class Part
    {
        public int? Limit { get; set; }
    }
}
