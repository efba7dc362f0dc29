using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Backup;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Secrets;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Backup;

/// <summary>
/// What cannot be backed up or restored is refused before anything is touched, in a sentence that says what to do.
/// </summary>
internal sealed class BackupRefusalTests
{
    private BackupScene _scene = null!;
    private Installation _target = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _scene = await BackupScene.StartAsync();
        _target = await Installation.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _target.DisposeAsync();
        await _scene.DisposeAsync();
    }

    [Test]
    public void BackUp_ToARelativePath_IsRefused() => MustRefuseBackup("backups/today", "not a full path");

    [Test]
    public void BackUp_IntoAFolderThatIsNotThere_IsRefused() =>
        MustRefuseBackup(Path.Combine(_scene.Path, "deeper", "today"), "no folder");

    [Test]
    public void BackUp_IntoTheDataFolder_IsRefused() =>
        MustRefuseBackup(_scene.Installation.Get<DataFolder>().PathTo("backup"), "lies in the data folder");

    [Test]
    public void BackUp_OverSomethingElse_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_scene.Path, "mine"));

        MustRefuseBackup(_scene.Path, "is there already");
    }

    [Test]
    public void BackUp_WithoutRoom_IsRefusedAndLeavesNothing()
    {
        var services = _scene.Installation;
        var writer = new BackupWriter(
            services.Get<DataFolder>(),
            services.Get<DatabaseAddress>(),
            services.Get<EmbeddedPostgresServer>(),
            services.Get<IBlobStore>(),
            TimeProvider.System,
            services.Get<MasterKeyFile>()
        )
        {
            FreeBytes = _ => 1000,
        };

        Assert.That(
            () => writer.RunAsync(_scene.Path, withKeys: true, inSnapshot: null, CancellationToken.None),
            Throws.TypeOf<BackupException>().With.Message.Contains("are needed")
        );
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_scene.Path)!), Is.Empty);
    }

    [Test]
    public void BackUp_WhenItFailsOnTheWay_LeavesNothingThatLooksLikeABackup()
    {
        Assert.That(() => _scene.BackUpAsync(_ => throw new IOException("cable")), Throws.TypeOf<IOException>());

        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_scene.Path)!), Is.Empty);
    }

    [Test]
    public void Restore_OfNoBackup_IsRefused() => MustRefuseRestore("no complete backup");

    [Test]
    public async Task Restore_OfABackupOfALaterVersion_IsRefused()
    {
        var manifest = await _scene.BackUpAsync();
        File.Delete(_scene.Backup.Manifest);
        await using (var file = BackupFolder.Create(_scene.Backup.Manifest))
        {
            await (manifest with { Schema = "20990101000000_Later" }).WriteAsync(file, CancellationToken.None);
        }

        MustRefuseRestore("later version");
    }

    [TestCase("tables/users.copy")]
    [TestCase("blobs.index")]
    public async Task Restore_WhenAFileIsAltered_IsRefused(string file)
    {
        await _scene.BackUpAsync();
        await File.AppendAllTextAsync(Path.Combine(_scene.Path, file), "x");

        MustRefuseRestore("damaged");
    }

    [Test]
    public async Task Restore_WhenABlobIsAlteredInPlace_IsRefusedAndChangesNoRow()
    {
        await _scene.BackUpAsync();
        var blob = Directory
            .EnumerateFiles(Path.Combine(_scene.Path, "blobs"), "*", SearchOption.AllDirectories)
            .First();
        await File.WriteAllBytesAsync(blob, new byte[new FileInfo(blob).Length]);

        MustRefuseRestore("damaged");
        Assert.That(await _target.ScalarAsync<long>("SELECT count(*) FROM users"), Is.Zero);
    }

    [TestCase("manifest.json", "cannot be read")]
    [TestCase("tables/users.copy", "damaged")]
    [TestCase("blobs.index", "damaged")]
    public async Task Restore_WhenAFileIsCutShort_IsRefused(string file, string reason)
    {
        await _scene.BackUpAsync();
        await using (var cut = File.OpenWrite(Path.Combine(_scene.Path, file)))
            cut.SetLength(cut.Length / 2);

        MustRefuseRestore(reason);
    }

    [Test]
    public async Task Restore_WhenABlobIsGone_IsRefused()
    {
        await _scene.BackUpAsync();
        File.Delete(
            Directory.EnumerateFiles(Path.Combine(_scene.Path, "blobs"), "*", SearchOption.AllDirectories).First()
        );

        MustRefuseRestore("damaged");
    }

    [Test]
    public async Task Restore_IntoADatabaseWithRows_IsRefused()
    {
        await _scene.BackUpAsync();
        await using (
            var connection = new Npgsql.NpgsqlConnection(
                new Npgsql.NpgsqlConnectionStringBuilder(_target.Get<DatabaseAddress>().ConnectionString)
                {
                    ApplicationName = "psql",
                    Pooling = false,
                }.ConnectionString
            )
        )
        {
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand(
                "INSERT INTO organizations (id, name, created_at) VALUES (gen_random_uuid(), 'x', now())",
                connection
            );
            await command.ExecuteNonQueryAsync();
        }

        MustRefuseRestore("not empty");
    }

    [Test]
    public async Task Restore_WhileTheProductIsRunning_IsRefused()
    {
        await _scene.BackUpAsync();
        await using var connection = await _target.Database.OpenConnectionAsync();

        MustRefuseRestore("is running on this database", replace: true);
    }

    private void MustRefuseBackup(string path, string reason) =>
        Assert.That(
            () =>
                _scene
                    .Installation.Get<BackupWriter>()
                    .RunAsync(path, withKeys: true, inSnapshot: null, CancellationToken.None),
            Throws.TypeOf<BackupException>().With.Message.Contains(reason)
        );

    private void MustRefuseRestore(string reason, bool replace = false) =>
        Assert.That(
            () => BackupScene.RestoreAsync(_target, _scene.Path, replace),
            Throws.TypeOf<BackupException>().With.Message.Contains(reason)
        );
}
