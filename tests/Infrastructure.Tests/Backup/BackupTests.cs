using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Infrastructure.Backup;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Secrets;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Backup;

/// <summary>What is backed up comes back, row by row and byte by byte.</summary>
internal sealed class BackupTests
{
    // Its order is that of the transactions of one cluster.
    private const string Events = "outbox";

    [Test]
    public async Task Restore_OfABackupThatWasMadeDuringWrites_HasExactlyTheSnapshot()
    {
        await using var scene = await BackupScene.StartAsync();
        await using var target = await Installation.StartAsync();
        SortedDictionary<string, List<string>> expected = [];
        using var writing = new CancellationTokenSource();
        var writer = WriteUntilAsync(scene, writing.Token);

        var manifest = await scene.BackUpAsync(async connection =>
        {
            await scene.AddAssetAsync("made while the backup was running");
            expected = await Inventory.RowsAsync(connection);
        });
        await writing.CancelAsync();
        await writer;
        await BackupScene.RestoreAsync(target, scene.Path, runWaiting: true);

        var (restored, source) = (await Inventory.RowsAsync(target), await Inventory.RowsAsync(scene.Installation));
        Assert.That(
            source["assets"],
            Has.Count.GreaterThan(expected["assets"].Count),
            "or nothing was written meanwhile"
        );
        Assert.That(expected.Values.Sum(rows => rows.Count), Is.EqualTo(manifest.Tables.Sum(table => table.Rows)));
        Assert.That(restored[Events], Is.Empty);
        Assert.That(restored.Keys, Is.EqualTo(expected.Keys));
        foreach (var table in expected.Keys.Where(table => table != Events))
            Assert.That(restored[table], Is.EqualTo(expected[table]), table);
    }

    [Test]
    public async Task Restore_HasEveryBlobThatTheRowsReferTo()
    {
        await using var scene = await BackupScene.StartAsync();
        await using var target = await Installation.StartAsync();
        var orphan = BlobKey.For(
            scene.Member.OrganizationId,
            Domain.Common.AssetId.New(),
            DateTimeOffset.UtcNow,
            "original.png"
        );
        await scene.Installation.Get<IBlobStore>().WriteAsync(orphan, new MemoryStream([1]), CancellationToken.None);
        var expected = await Inventory.BlobsAsync(scene.Installation);
        expected.Remove(orphan.Value);

        var manifest = await scene.BackUpAsync();
        await BackupScene.RestoreAsync(target, scene.Path);

        Assert.That(await Inventory.BlobsAsync(target), Is.EqualTo(expected).And.Not.Empty);
        Assert.That(
            (manifest.Blobs.Count, manifest.Blobs.Missing.Count, manifest.Blobs.Damaged.Count),
            Is.EqualTo((expected.Count, 0, 0))
        );
    }

    [Test]
    public async Task BackUp_KnowsEveryTableThatRefersToBlobs()
    {
        await using var installation = await Installation.StartAsync();

        var tables = await installation.ScalarAsync<string>(
            """
            SELECT string_agg(DISTINCT table_name, ' ' ORDER BY table_name) FROM information_schema.columns
            WHERE table_schema = 'public' AND (column_name = 'sha256' OR column_name LIKE '%blob%')
            """
        );

        Assert.That(
            tables,
            Is.EqualTo("assets partial_images uploads"),
            "add the new one to SnapshotExport, then here"
        );
    }

    [Test]
    public async Task Restore_GoesOnCountingWhereTheBackupWas()
    {
        await using var scene = await BackupScene.StartAsync();
        await using var target = await Installation.StartAsync();
        await scene.BackUpAsync();

        await BackupScene.RestoreAsync(target, scene.Path);

        var highest = await target.ScalarAsync<int>("SELECT max(id) FROM user_claims");
        Assert.That(
            await target.ScalarAsync<int>("INSERT INTO user_claims (user_id) SELECT id FROM users RETURNING id"),
            Is.EqualTo(highest + 1)
        );
        Assert.That(
            () => target.ExecuteAsync("DELETE FROM usage_records"),
            Throws.InstanceOf<PostgresException>(),
            "the ledger is closed again"
        );
    }

    [Test]
    public async Task Restore_OfAnOlderSchema_GoesThroughTheMigrations()
    {
        await using var old = await OldInstallationAsync();
        await using var target = await Installation.StartAsync();
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("backup");

        var manifest = await old.Get<BackupWriter>()
            .RunAsync(path, withKeys: true, inSnapshot: null, CancellationToken.None);
        await BackupScene.RestoreAsync(target, path);

        Assert.That(manifest.Schema, Does.EndWith("_Initial"));
        Assert.That(
            await target.ScalarAsync<bool>("SELECT operates_installation FROM organizations"),
            Is.True,
            "the second migration has seen the row"
        );
        Assert.That(
            await target.ScalarAsync<string>(
                "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1 DESC LIMIT 1"
            ),
            Is.Not.EqualTo(manifest.Schema)
        );
    }

    [Test]
    public async Task Restore_WithTheMasterKeys_PutsThemInPlaceForTheirOwnerAlone()
    {
        await using var scene = await BackupScene.StartAsync();
        await using var target = await Installation.StartAsync();
        var keys = scene.Installation.Get<MasterKeyFile>();
        keys.Create(DateTimeOffset.UtcNow);
        await scene.BackUpAsync();

        await BackupScene.RestoreAsync(target, scene.Path);

        var restored = target.Get<MasterKeyFile>();
        Assert.That(await File.ReadAllTextAsync(restored.Path), Is.EqualTo(await File.ReadAllTextAsync(keys.Path)));
        if (OperatingSystem.IsWindows())
            return;

        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string[] secret = [restored.Path, .. Directory.EnumerateFiles(scene.Path, "*", SearchOption.AllDirectories)];
        foreach (var file in secret)
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(ownerOnly), file);
    }

    [Test]
    public async Task BackUp_WithoutKeys_LeavesThemOut()
    {
        await using var scene = await BackupScene.StartAsync();
        scene.Installation.Get<MasterKeyFile>().Create(DateTimeOffset.UtcNow);

        var manifest = await scene.BackUpAsync(withKeys: false);

        Assert.That(manifest.KeysSha256, Is.Null);
        Assert.That(File.Exists(scene.Backup.Keys), Is.False);
    }

    [Test]
    public async Task BackUp_WhenTheStoreHasLostOrBrokenAFile_IsMadeAndNamesIt()
    {
        await using var scene = await BackupScene.StartAsync();
        var (lost, broken) = (await scene.AddAssetAsync("lost"), await scene.AddAssetAsync("broken"));
        var store = scene.Installation.Get<IBlobStore>();
        await store.DeleteAsync(lost.KeyOf(Rendition.Original), CancellationToken.None);
        await store.WriteAsync(broken.KeyOf(Rendition.Original), new MemoryStream([0]), CancellationToken.None);

        var manifest = await scene.BackUpAsync();

        Assert.That(manifest.Blobs.Missing, Has.One.Contains(lost.Id.Value.ToString()));
        Assert.That(manifest.Blobs.Damaged, Is.EqualTo([broken.KeyOf(Rendition.Original).Value]));
    }

    [Test]
    public async Task Restore_WithReplace_RemovesWhatIsThereAndKeepsItsKeys()
    {
        await using var scene = await BackupScene.StartAsync();
        await using var target = await Installation.StartAsync();
        await target.AddMemberAsync("Somebody else");
        await target.Database.DisposeAsync();
        scene.Installation.Get<MasterKeyFile>().Create(DateTimeOffset.UtcNow);
        var keys = target.Get<MasterKeyFile>();
        keys.Create(DateTimeOffset.UtcNow);
        await scene.BackUpAsync();

        Assert.That(
            () => BackupScene.RestoreAsync(target, scene.Path),
            Throws.TypeOf<BackupException>().With.Message.Contains("master keys")
        );
        await BackupScene.RestoreAsync(target, scene.Path, replace: true);

        Assert.That(
            await CountAsync(target, "SELECT count(*) FROM organizations WHERE name = 'Somebody else'"),
            Is.Zero
        );
        Assert.That(await CountAsync(target, "SELECT count(*) FROM organizations"), Is.EqualTo(1));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(keys.Path)!, "*.replaced"), Has.Length.EqualTo(1));
    }

    private static async Task WriteUntilAsync(BackupScene scene, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            await scene.AddAssetAsync($"written meanwhile {i}");
    }

    private static async Task<long> CountAsync(Installation installation, string sql)
    {
        await using var connection = new NpgsqlConnection(installation.Get<DatabaseAddress>().ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    // As the first release would have left it.
    private static async Task<Installation> OldInstallationAsync()
    {
        var installation = await Installation.StartAsync();
        await installation.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await using var database = new AppDbContext(
            new DbContextOptionsBuilder<AppDbContext>().UseNpgsql(installation.Database).UseDatabaseNames().Options,
            new ActorScope()
        );
        await database.GetService<IMigrator>().MigrateAsync("Initial");
        await installation.ExecuteAsync(
            "INSERT INTO organizations (id, name, created_at) VALUES (gen_random_uuid(), 'Pioneers', now())"
        );
        return installation;
    }
}
