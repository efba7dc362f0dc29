using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>The history: pages, search and filters.</summary>
internal sealed class ListTests
{
    private static readonly string[] _prompts =
    [
        "A red lighthouse at dusk",
        "A lighthouse keeper's cat",
        "Boats in a harbour, at dusk",
        "Ein Leuchtturm über dem Meer",
        "灯台 と 海",
        "100% wool: what's \"that\" & (this) | !those <-> C:\\temp",
    ];

    private Account _ada = null!;

    private static ApiHost Host => Hosts.Idle;

    [OneTimeSetUp]
    public async Task ArrangeAsync()
    {
        _ada = await Host.RegisterAsync();
        foreach (var prompt in _prompts)
            await _ada.Client.CreateAsync(GenerationCalls.Small(prompt));
    }

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task List_ShowsTheNewestFirst()
    {
        Assert.That(await FindAsync(""), Is.EqualTo(_prompts.Reverse()));
    }

    [Test]
    public async Task List_OfRowsMadeInTheSameInstant_PagesWithoutGapOrRepeat()
    {
        using var ben = await Host.RegisterAsync();
        await MakeCopiesAsync(ben, 120);

        foreach (var limit in new[] { 1, 7, 50, 100 })
        {
            var (ids, pages) = await ReadAllAsync(ben.Client, limit);

            Assert.That(ids, Has.Count.EqualTo(120).And.Unique, $"limit {limit}");
            Assert.That(pages, Is.EqualTo((120 + limit - 1) / limit), $"limit {limit}");
        }
    }

    [Test]
    public async Task List_WhileNewRowsArrive_ShowsTheOldOnesOnce()
    {
        using var ben = await Host.RegisterAsync();
        await MakeCopiesAsync(ben, 10);
        var first = await ben.Client.ReadAsync($"{GenerationCalls.Path}?limit=5");
        await ben.Client.CreateAsync(GenerationCalls.Small("newer"));

        var second = await ben.Client.ReadAsync($"{GenerationCalls.Path}?limit=5&cursor={first.Text("nextCursor")}");

        Assert.That(
            first.Items().Concat(second.Items()).Select(item => item.Id()).ToList(),
            Has.Count.EqualTo(10).And.Unique
        );
        Assert.That(second.IsNull("nextCursor"), Is.True);
    }

    [TestCase("lighthouse", 2)]
    [TestCase("LIGHTHOUSE", 2)]
    [TestCase("light", 2)]
    [TestCase("lighthouse dusk", 1)]
    [TestCase("dusk a", 2)]
    [TestCase("light dusk", 0)]
    [TestCase("house", 0)]
    [TestCase("über", 1)]
    [TestCase("Leuchtt", 1)]
    [TestCase("灯", 1)]
    [TestCase("boats, harbour!", 1)]
    [TestCase("100% wool", 1)]
    [TestCase("\"that\"", 1)]
    [TestCase("what's", 1)]
    [TestCase("c:\\temp", 1)]
    [TestCase("zebra", 0)]
    public async Task Search_FindsAllWordsWithTheLastOneBegun(string words, int found)
    {
        Assert.That(await FindAsync($"search={Uri.EscapeDataString(words)}"), Has.Count.EqualTo(found));
    }

    [TestCase("' OR 1=1 --")]
    [TestCase("'); DROP TABLE jobs; --")]
    [TestCase("zebra\\' | lighthouse")]
    [TestCase("zebra | lighthouse")]
    [TestCase("!zebra")]
    [TestCase("zebra:*")]
    [TestCase("zebra <-> cat")]
    [TestCase("(zebra")]
    [TestCase("$1 $2 {0} %s")]
    [TestCase("zebra\n\t\\x00")]
    public async Task Search_TakesOperatorsForWords(string words)
    {
        Assert.That(await FindAsync($"search={Uri.EscapeDataString(words)}"), Is.Empty);
        Assert.That(await FindAsync(""), Has.Count.EqualTo(_prompts.Length));
    }

    [TestCase("&", 1)]
    [TestCase("%", 1)]
    [TestCase("_", 0)]
    [TestCase("'\"", 1)]
    [TestCase("'\"\\|!&()<>:*", 0)]
    [TestCase("🎨", 0)]
    public async Task Search_ForSignsAlone_FindsThePromptsThatHoldThem(string signs, int found)
    {
        Assert.That(await FindAsync($"search={Uri.EscapeDataString(signs)}"), Has.Count.EqualTo(found));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("\u200B\u3000")]
    public async Task Search_ForNothingVisible_IsNoSearch(string words)
    {
        Assert.That(await FindAsync($"search={Uri.EscapeDataString(words)}"), Has.Count.EqualTo(_prompts.Length));
    }

    [Test]
    public async Task Filter_ByStatus_ShowsOnlyThose()
    {
        using var ben = await Host.RegisterAsync();
        var cancelled = await ben.Client.CreateAsync(GenerationCalls.Small("one"));
        var pending = await ben.Client.CreateAsync(GenerationCalls.Small("two"));
        (await ben.Client.PostAsync($"{GenerationCalls.Path}/{cancelled.Id()}/cancel", null)).EnsureSuccessStatusCode();

        Assert.That(await IdsAsync(ben, "status=pending"), Is.EqualTo(new[] { pending.Id() }));
        Assert.That(await IdsAsync(ben, "status=cancelled"), Is.EqualTo(new[] { cancelled.Id() }));
        Assert.That(await IdsAsync(ben, "status=completed"), Is.Empty);
    }

    [Test]
    public async Task Filter_ByModel_ShowsOnlyThose()
    {
        Assert.That(await FindAsync("model=offline/preview"), Has.Count.EqualTo(_prompts.Length));
        Assert.That(await FindAsync("model=offline"), Is.Empty);
    }

    [Test]
    public async Task Filter_ByTime_HoldsTheBeginningAndNotTheEnd()
    {
        using var ben = await Host.RegisterAsync();
        var made = new List<Guid>();
        for (var day = 1; day <= 3; day++)
        {
            made.Add((await ben.Client.CreateAsync(GenerationCalls.Small($"day {day}"))).Id());
            await Host.Data.ExecuteAsync(
                "UPDATE jobs SET created_at = $1 WHERE id = $2",
                new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc),
                made[^1]
            );
        }

        Assert.That(await IdsAsync(ben, "from=2026-01-02T00:00:00Z"), Is.EqualTo(new[] { made[2], made[1] }));
        Assert.That(await IdsAsync(ben, "to=2026-01-02T00:00:00Z"), Is.EqualTo(new[] { made[0] }));
        Assert.That(
            await IdsAsync(ben, "from=2026-01-02T05:30:00%2B05:30&to=2026-01-03T00:00:00Z"),
            Is.EqualTo(new[] { made[1] })
        );
        Assert.That(await IdsAsync(ben, "from=2026-01-02&to=2026-01-02"), Is.Empty);
    }

    private static async Task MakeCopiesAsync(Account account, int count)
    {
        var made = await Task.WhenAll(
            Enumerable.Range(0, count).Select(i => account.Client.CreateAsync(GenerationCalls.Small($"copy {i}")))
        );
        Assert.That(made, Has.Length.EqualTo(count));
        await Host.Data.ExecuteAsync(
            "UPDATE jobs SET created_at = '2026-01-01T00:00:00Z' WHERE organization_id = $1",
            account.OrganizationId
        );
    }

    private static async Task<(List<Guid> Ids, int Pages)> ReadAllAsync(HttpClient client, int limit)
    {
        var (ids, pages) = (new List<Guid>(), 0);
        for (string? cursor = ""; cursor is not null; pages++)
        {
            var page = await client.ReadAsync(
                $"{GenerationCalls.Path}?limit={limit}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}"
            );
            ids.AddRange(page.Items().Select(item => item.Id()));
            cursor = page.At("nextCursor").GetString();
        }

        return (ids, pages);
    }

    private static async Task<IEnumerable<Guid>> IdsAsync(Account account, string query) =>
        (await account.Client.ReadAsync($"{GenerationCalls.Path}?{query}")).Items().Select(item => item.Id());

    private async Task<IReadOnlyList<string>> FindAsync(string query) =>
        [
            .. (await _ada.Client.ReadAsync($"{GenerationCalls.Path}?{query}"))
                .Items()
                .Select((JsonElement item) => item.Text("prompt")),
        ];
}
