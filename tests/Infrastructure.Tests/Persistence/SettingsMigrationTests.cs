using System.Text.Json;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

/// <summary>Rows from before the settings were one value: they are read as they were.</summary>
internal sealed class SettingsMigrationTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly AssetId _source = AssetId.New();

    private static readonly GenerationSettings _whole = GenerationSettings.None with
    {
        Prompt = "a \"fox\"\n🎨",
        NegativePrompt = "rain",
        AspectRatio = "16:9",
        Width = 1344,
        Height = 768,
        Count = 3,
        Seed = Seed.From(Seed.Maximum),
        SeedIsChosen = true,
        Quality = Quality.Hd,
        OutputFormat = OutputFormat.Webp,
        Parameters = ModelParameters.From(
            JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"look": "noir", "steps": 7.50}""")!
        ),
        References = ReferenceImages.Of([
            new(ReferenceSource.Upload, Guid.CreateVersion7(), new ImageSize(8, 9)),
            new(ReferenceSource.Asset, _source.Value, new ImageSize(8, 9)),
        ]),
        Mask = new ReferenceImage(ReferenceSource.Asset, _source.Value, new ImageSize(8, 9)),
        Strength = 0.25m,
    };

    [TestCase(true)]
    [TestCase(false)]
    public async Task Rows_OfBefore_AreReadAsTheyWere(bool isWhole)
    {
        var settings = isWhole
            ? _whole
            : GenerationSettings.None with
            {
                Prompt = "a fox",
                Width = 64,
                Height = 64,
                Count = 1,
            };
        await using var installation = await Installation.StartAsync();
        var member = await installation.AddMemberAsync();
        var (job, asset) = await AddAsync(installation, member, settings);
        var before = await ReadAsync(installation, member, job, asset);

        await using (var scope = installation.OpenScope(member))
        {
            var migrator = scope.ServiceProvider.GetRequiredService<AppDbContext>().GetService<IMigrator>();
            await migrator.MigrateAsync("Jobs");
            await installation.ExecuteAsync(
                $"UPDATE jobs SET started_at = '{_now.AddSeconds(2):O}', completed_at = '{_now.AddSeconds(9):O}'"
            );
            await migrator.MigrateAsync();
        }

        var after = await ReadAsync(installation, member, job, asset);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Job.Settings, Is.EqualTo(settings));
            Assert.That(after.Job.Settings, Is.EqualTo(settings));
            Assert.That(after.Job.UpdatedAt, Is.EqualTo(_now.AddSeconds(9)));
            Assert.That(after.Asset.Settings, Is.EqualTo(settings));
            Assert.That(after.Asset, Is.EqualTo(before.Asset));
            Assert.That(after.Lineage.Sources, Is.EqualTo(before.Lineage.Sources).And.Count.EqualTo(isWhole ? 2 : 0));
        }
    }

    private static async Task<(JobId Job, AssetId Asset)> AddAsync(
        Installation installation,
        Member member,
        GenerationSettings settings
    )
    {
        await using var scope = installation.OpenScope(member);
        var model = installation.Get<IModelCatalog>().Default;
        var generation = Generation.Request(member.OrganizationId, member.UserId, model, settings, _now);
        var origin = new AssetOrigin
        {
            JobId = generation.Id,
            Index = 0,
            CreatedBy = member.UserId,
            Provider = model.Provider,
            Model = model.Id,
            Settings = settings,
            Seed = Seed.From(8),
        };
        AssetSource[] sources = settings.Mask is null
            ? []
            :
            [
                new AssetSource(_source, AssetSourceRole.Reference, 1),
                new AssetSource(_source, AssetSourceRole.Mask, 0),
            ];
        var asset = Asset.FromJob(
            AssetId.New(),
            member.OrganizationId,
            new AssetFile("image/png", "png", 8, 9, 1, "00"),
            origin,
            _now,
            sources
        );
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(generation);
        await database.SaveChangesAsync();
        database.Add(asset);
        await database.SaveChangesAsync();
        return (generation.Id, asset.Id);
    }

    private static async Task<(GenerationView Job, AssetView Asset, AssetLineage Lineage)> ReadAsync(
        Installation installation,
        Member member,
        JobId job,
        AssetId asset
    )
    {
        await using var scope = installation.OpenScope(member);
        var assets = scope.ServiceProvider.GetRequiredService<IAssetReader>();
        return (
            (
                await scope
                    .ServiceProvider.GetRequiredService<IGenerationReader>()
                    .FindAsync(job, CancellationToken.None)
            )!,
            (await assets.FindAsync(asset, CancellationToken.None))!,
            await assets.FindLineageAsync(asset, 50, CancellationToken.None)
        );
    }
}
