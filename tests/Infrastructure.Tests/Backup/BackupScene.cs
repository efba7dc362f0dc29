using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Uploads;
using ImageGenerator.Infrastructure.Backup;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Backup;

/// <summary>An installation with something of everything, and a folder for its backups.</summary>
internal sealed class BackupScene : IAsyncDisposable
{
    // Whatever COPY has to escape, and what a locale or an encoding could break.
    private const string OddText = "tab\t back\\slash \\N \\. line\nfeed\r\n \"quoted\" ünï 日本語 🦊";

    private readonly TemporaryFolder _folder = new();

    private BackupScene(Installation installation, Member member) => (Installation, Member) = (installation, member);

    public Installation Installation { get; }

    public Member Member { get; }

    /// <summary>The folder that a backup goes into; not there yet.</summary>
    public string Path => _folder.PathTo("backup");

    public BackupFolder Backup => new(Path);

    public static async Task<BackupScene> StartAsync()
    {
        var installation = await Installation.StartAsync();
        var scene = new BackupScene(installation, await installation.AddMemberAsync("Engines " + OddText));
        await scene.FillAsync();
        return scene;
    }

    public Task<BackupManifest> BackUpAsync(Func<NpgsqlConnection, Task>? inSnapshot = null, bool withKeys = true) =>
        Installation.Get<BackupWriter>().RunAsync(Path, withKeys, inSnapshot, CancellationToken.None);

    public static Task<BackupManifest> RestoreAsync(
        Installation into,
        string path,
        bool replace = false,
        bool runWaiting = false
    ) => into.Get<BackupReader>().RunAsync(path, new RestoreOptions(replace, runWaiting), CancellationToken.None);

    /// <summary>A generation with an image, its renditions and an event.</summary>
    public async Task<Asset> AddAssetAsync(string prompt)
    {
        var generation = await Installation.EnqueueAsync(Member, prompt);
        var content = Encoding.UTF8.GetBytes($"image of {prompt}");
        var file = new AssetFile(
            "image/png",
            "png",
            1,
            1,
            content.Length,
            Convert.ToHexStringLower(SHA256.HashData(content))
        );
        var asset = Asset.FromJob(
            AssetId.New(),
            Member.OrganizationId,
            file,
            OriginOf(generation),
            DateTimeOffset.UtcNow
        );
        foreach (var rendition in Enum.GetValues<Rendition>())
        {
            byte[] bytes = rendition == Rendition.Original ? content : [.. content, (byte)rendition];
            await Blobs.WriteAsync(asset.KeyOf(rendition), new MemoryStream(bytes), CancellationToken.None);
        }

        await AddAsync(asset);
        return asset;
    }

    public async ValueTask DisposeAsync()
    {
        await Installation.DisposeAsync();
        _folder.Dispose();
    }

    private IBlobStore Blobs => Installation.Get<IBlobStore>();

    private async Task FillAsync()
    {
        for (var i = 0; i < 3; i++)
            await AddAssetAsync($"{OddText} {i}");

        var upload = Upload.Receive(
            UploadId.New(),
            Member.OrganizationId,
            Member.UserId,
            new AssetFile("image/png", "png", 1, 1, 1, Convert.ToHexStringLower(SHA256.HashData([7]))),
            DateTimeOffset.UtcNow
        );
        await Blobs.WriteAsync(upload.KeyOf(UploadRendition.Original), new MemoryStream([7]), CancellationToken.None);
        await AddAsync(upload);

        var (organization, user) = (Member.OrganizationId, Member.UserId);
        await Installation.ExecuteAsync(
            $"""
            INSERT INTO usage_records (id, organization_id, user_id, job_id, operation, provider, model, succeeded, outputs, amount, created_at)
            SELECT gen_random_uuid(), '{organization}', '{user}', gen_random_uuid(), 'generation', 'offline', 'offline/preview', true, 1, n / 7.0, now() FROM generate_series(1, 50) n;
            INSERT INTO idempotency_keys VALUES ('{organization}', '{user}', 'click', 'f', gen_random_uuid(), now());
            INSERT INTO data_protection_keys (friendly_name, xml) VALUES ('key', '<key/>');
            INSERT INTO user_claims (user_id, claim_type, claim_value) VALUES ('{user}', 'a', NULL), ('{user}', 'b', '');
            INSERT INTO api_keys (id, organization_id, created_by, name, prefix, hash, created_at)
            VALUES (gen_random_uuid(), '{organization}', '{user}', 'Program', 'ig_x', '\x00ff0a0d09', now())
            """
        );
    }

    private async Task AddAsync(object entity)
    {
        await using var scope = Installation.OpenScope(Member);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(entity);
        await database.SaveChangesAsync();
    }

    private static AssetOrigin OriginOf(Generation generation) =>
        new()
        {
            JobId = generation.Id,
            Index = 0,
            CreatedBy = generation.CreatedBy,
            Provider = generation.Provider,
            Model = generation.Model,
            Settings = generation.Settings,
            Seed = generation.Settings.Seed,
        };
}

/// <summary>Everything that an installation has, for comparing it with another one.</summary>
internal static class Inventory
{
    /// <summary>Every row of every table, read by SQL and not by COPY.</summary>
    public static async Task<SortedDictionary<string, List<string>>> RowsAsync(NpgsqlConnection connection)
    {
        var rows = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in await DatabaseCatalog.TablesAsync(connection, CancellationToken.None))
        {
            rows[table.Name] = [];
            await using var command = new NpgsqlCommand(
                $"SELECT to_jsonb(t)::text FROM {table.QuotedName} t ORDER BY 1",
                connection
            );
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows[table.Name].Add(reader.GetString(0));
        }

        return rows;
    }

    public static async Task<SortedDictionary<string, List<string>>> RowsAsync(Installation installation)
    {
        await using var connection = await installation.Database.OpenConnectionAsync();
        return await RowsAsync(connection);
    }

    /// <summary>The SHA-256 of every blob.</summary>
    public static async Task<SortedDictionary<string, string>> BlobsAsync(Installation installation)
    {
        var store = installation.Get<IBlobStore>();
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var listed in store.ListAsync("", CancellationToken.None))
        {
            await using var blob = await store.OpenAsync(listed.Key, CancellationToken.None);
            hashes[listed.Key.Value] = Convert.ToHexStringLower(await SHA256.HashDataAsync(blob!.Content));
        }

        return hashes;
    }
}
