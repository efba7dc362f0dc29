using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Assets;

/// <summary>From an image to those that it was made from, and back.</summary>
internal sealed class AssetSourceTests
{
    private const string Assets = "/api/v1/assets";

    private Account _ada = null!;
    private Guid _first;
    private Guid _second;
    private JsonElement _made;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task MakeOneOfTheOtherAsync()
    {
        _ada = await Host.RegisterAsync();
        _first = AssetOf(await _ada.Client.DrawAsync("a boat"));
        _second = AssetOf(await _ada.Client.DrawAsync("a mask"));
        _made = await _ada.Client.CreateAndWaitAsync(
            new
            {
                prompt = "a boat again",
                model = "offline/preview",
                width = 256,
                height = 256,
                count = 2,
                references = new[] { new { assetId = _first } },
                mask = new { assetId = _second },
            }
        );
    }

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task Asset_TellsWhatItWasMadeFrom()
    {
        var asset = await _ada.Client.ReadAsync($"{Assets}/{AssetOf(_made)}");

        var sources = asset
            .Items("sources")
            .Select(source => (source.At("assetId").GetGuid(), source.Text("role"), source.Number("position")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sources, Is.EquivalentTo(new[] { (_first, "reference", 0), (_second, "mask", 0) }));
            Assert.That(asset.Items("derived"), Is.Empty);
            Assert.That(asset.Text("kind"), Is.EqualTo("generation"));
            Assert.That(
                asset.At("jobId").GetGuid(),
                Is.EqualTo(asset.At("generationId").GetGuid()).And.EqualTo(_made.Id())
            );
            Assert.That(
                (await _ada.Client.GetAsync(asset.Items("sources")[0].Text("thumbnailUrl"))).StatusCode,
                Is.EqualTo(HttpStatusCode.OK)
            );
        }
    }

    [Test]
    public async Task Asset_TellsWhatWasMadeFromIt()
    {
        var asset = await _ada.Client.ReadAsync($"{Assets}/{_first}");

        Assert.That(asset.Items("sources"), Is.Empty);
        Assert.That(
            asset.Items("derived").Select(derived => derived.At("assetId").GetGuid()),
            Is.EquivalentTo(MadeAssets())
        );
    }

    [Test]
    public async Task List_OfWhatWasMadeFromAnAsset_HoldsThoseAlone()
    {
        var listed = await _ada.Client.ReadAsync($"{Assets}?source={_second}");
        var page = await _ada.Client.ReadAsync($"{Assets}?source={_second}&limit=1");
        var next = await _ada.Client.ReadAsync($"{Assets}?source={_second}&limit=1&cursor={page.Text("nextCursor")}");

        Assert.That(Ids(listed), Is.EquivalentTo(MadeAssets()));
        Assert.That(Ids(page).Concat(Ids(next)), Is.EqualTo(Ids(listed)));
        Assert.That(Ids(await _ada.Client.ReadAsync($"{Assets}?source={AssetOf(_made)}")), Is.Empty);
    }

    [Test]
    public async Task List_OfWhatWasMadeFromAnAssetOfOthersOrOfNone_Is404()
    {
        using var eve = await Host.RegisterAsync();

        foreach (var id in new[] { _first, Guid.CreateVersion7() })
        {
            using var refused = await eve.Client.GetAsync($"{Assets}?source={id}");
            await refused.MustBeProblemAsync(HttpStatusCode.NotFound, "asset.not_found");
        }
    }

    [Test]
    public async Task Links_WhenTheSourceIsGone_Remain()
    {
        using var ben = await Host.RegisterAsync();
        var source = AssetOf(await ben.Client.DrawAsync("a tree"));
        var made = AssetOf(
            await ben.Client.CreateAndWaitAsync(
                new
                {
                    prompt = "a tree again",
                    width = 256,
                    height = 256,
                    references = new[] { new { assetId = source } },
                }
            )
        );

        await Host.Data.ExecuteAsync("DELETE FROM assets WHERE id = $1", source);

        var asset = await ben.Client.ReadAsync($"{Assets}/{made}");
        Assert.That(asset.Items("sources").Single().At("assetId").GetGuid(), Is.EqualTo(source));
    }

    [Test]
    public async Task Derived_OfAnAssetThatMuchWasMadeFrom_AreTheNewestFifty()
    {
        using var ben = await Host.RegisterAsync();
        var source = AssetOf(await ben.Client.DrawAsync("a tree"));
        await Host.Data.ExecuteAsync(
            """
            WITH made AS (
                INSERT INTO assets SELECT (jsonb_populate_record(assets, jsonb_build_object('id', gen_random_uuid(), 'index', n, 'created_at', created_at + n * interval '1 s'))).*
                FROM assets, generate_series(1, 60) n WHERE id = $1 RETURNING id)
            INSERT INTO asset_sources (asset_id, source_asset_id, role, position) SELECT id, $1, 'Reference', 0 FROM made
            """,
            source
        );

        var derived = (await ben.Client.ReadAsync($"{Assets}/{source}")).Items("derived");

        Assert.That(derived, Has.Count.EqualTo(50));
        Assert.That(derived.Select(item => item.At("createdAt").GetDateTimeOffset()), Is.Ordered.Descending);
        Assert.That((await ben.Client.ReadAsync($"{Assets}?source={source}&limit=100")).Items(), Has.Count.EqualTo(60));
    }

    private static Guid AssetOf(JsonElement generation) => generation.Items("images")[0].At("assetId").GetGuid();

    private IEnumerable<Guid> MadeAssets() => _made.Items("images").Select(image => image.At("assetId").GetGuid());

    private static IEnumerable<Guid> Ids(JsonElement list) => list.Items().Select(item => item.Id());
}
