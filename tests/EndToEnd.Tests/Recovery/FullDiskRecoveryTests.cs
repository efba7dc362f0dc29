using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.TestKit;
using Npgsql;

namespace ImageGenerator.EndToEnd.Tests.Recovery;

/// <summary>
/// A disk that fills up during paid jobs: no image is lost, none is bought again, and the queue goes on when there is
/// room.
/// </summary>
internal sealed class FullDiskRecoveryTests
{
    private const int Jobs = 10;

    private static readonly byte[] _png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    private string _folder = "";
    private SmallDisk _disk = null!;

    [SetUp]
    public void SetUp()
    {
        if (SmallDisk.TryMount(megabytes: 8) is { } disk)
            _disk = disk;
        else
            Assert.Ignore(SmallDisk.Unavailable);
        _folder = Directory.CreateTempSubdirectory("imagegenerator-full-disk-").FullName;
    }

    [TearDown]
    public void TearDown()
    {
        _disk?.Dispose();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Jobs_WhenTheDiskFillsUp_WaitForRoomAndAreBoughtOnce()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var product = await StartAsync(
            database.ConnectionString,
            "api,worker",
            asynchronous: false,
            heldElsewhere: false
        );
        using var visitor = await Visitor.RegisterAsync(product.Address);
        var jobs = await SubmitPaidAsync(visitor);
        await visitor.WaitForAsync([jobs[0]], "processing");

        _disk.Fill();
        await UntilHeldUpAsync(visitor, jobs);
        var (begun, readiness) = (
            await AttemptsAsync(database.ConnectionString),
            await ReadinessAsync(product.Address)
        );
        using var upload = await visitor.UploadAsync(_png);
        var refusal = await upload.Content.ReadFromJsonAsync<JsonElement>();
        _disk.MakeRoom();
        await visitor.WaitForAsync(jobs, "completed");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(begun, Is.LessThan(Jobs), "nothing is bought that could not be saved");
            Assert.That(readiness, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(
                (upload.StatusCode, refusal.GetProperty("code").GetString()),
                Is.EqualTo((HttpStatusCode.InsufficientStorage, "storage.full"))
            );
        }

        Assert.That(await AttemptsAsync(database.ConnectionString), Is.EqualTo(Jobs), "none was bought again");
        await Ledger.AssertDoneOnceAsync(database.ConnectionString, jobs, images: 1);
        Assert.That(await ReadinessAsync(product.Address), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(true, false, TestName = "The provider still has the images")]
    [TestCase(false, true, TestName = "The images are kept on another disk")]
    public async Task Jobs_WhenTheirWorkerIsKilledWhileTheDiskIsFull_AreSavedByAnother(
        bool asynchronous,
        bool heldElsewhere
    )
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api", asynchronous, heldElsewhere);
        await using var first = await StartAsync(database.ConnectionString, "worker", asynchronous, heldElsewhere);
        using var visitor = await Visitor.RegisterAsync(api.Address);
        var jobs = await SubmitPaidAsync(visitor);
        await visitor.WaitForAsync([jobs[0]], "processing");
        _disk.Fill();
        await UntilHeldUpAsync(visitor, jobs);
        if (heldElsewhere)
            await UntilNothingIsUnderWayAsync(database.ConnectionString);

        await first.KillAsync();
        await using var second = await StartAsync(database.ConnectionString, "worker", asynchronous, heldElsewhere);
        _disk.MakeRoom();

        await visitor.WaitForAsync(jobs, "completed");
        Assert.That(await AttemptsAsync(database.ConnectionString), Is.EqualTo(Jobs), "none was bought again");
        await Ledger.AssertDoneOnceAsync(database.ConnectionString, jobs, images: 1);
    }

    [Test]
    public async Task Uploads_WhenTheTemporaryFolderIsFull_AreRefusedWithACode()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var product = await StartAsync(
            database.ConnectionString,
            "api",
            asynchronous: false,
            heldElsewhere: true,
            temporary: _disk.Root
        );
        using var visitor = await Visitor.RegisterAsync(product.Address);
        _disk.Fill();

        using var raw = await visitor.UploadAsync(new byte[200_000]);
        using var form = await visitor.UploadFormAsync(new byte[200_000]);

        Assert.That(
            (raw.StatusCode, form.StatusCode),
            Is.EqualTo((HttpStatusCode.InsufficientStorage, HttpStatusCode.InsufficientStorage))
        );
    }

    private static async Task<List<Guid>> SubmitPaidAsync(Visitor visitor)
    {
        await visitor.CallAsync(
            HttpMethod.Post,
            "admin/prices",
            new
            {
                model = "offline/preview",
                validFrom = DateTime.UtcNow.ToString("yyyy-MM-dd"),
                components = new[] { new { unit = "image", amount = 0.5m } },
                source = "test",
            }
        );
        var jobs = new List<Guid>();
        for (var number = 0; number < Jobs; number++)
            jobs.Add(await visitor.GenerateAsync($"job number {number}"));
        return jobs;
    }

    private static async Task UntilHeldUpAsync(Visitor visitor, List<Guid> jobs)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            foreach (var job in jobs)
            {
                var generation = await visitor.GetAsync(job);
                if (generation.GetProperty("savingNotice").GetString() is not { } notice)
                    continue;

                Assert.That(notice, Does.Contain("the storage is full"));
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>
    /// Of every job that was begun the images have arrived, and are kept: what is asked for now would be lost with its
    /// worker.
    /// </summary>
    private async Task UntilNothingIsUnderWayAsync(string connectionString)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (
            await ScalarAsync(connectionString, "SELECT count(*) FROM provider_attempts WHERE outcome IS NULL")
            != Directory.GetDirectories(Path.Combine(_folder, "held")).Length
        )
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private static Task<long> AttemptsAsync(string connectionString) =>
        ScalarAsync(connectionString, "SELECT count(*) FROM provider_attempts");

    private static async Task<long> ScalarAsync(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<HttpStatusCode> ReadinessAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var response = await http.GetAsync("health/ready");
        return response.StatusCode;
    }

    private Task<ProductProcess> StartAsync(
        string connectionString,
        string roles,
        bool asynchronous,
        bool heldElsewhere,
        string? temporary = null
    ) =>
        ProductProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["TMPDIR"] = temporary ?? Path.GetTempPath(),
                ["Data__Root"] = _folder,
                ["Storage__Root"] = Path.Combine(_disk.Root, "blobs"),
                ["Storage__HeldRoot"] = Path.Combine(heldElsewhere ? _folder : _disk.Root, "held"),
                ["Storage__MinFreeBytes"] = "0",
                ["ConnectionStrings__Default"] = connectionString,
                ["Roles"] = roles,
                ["Registration__Open"] = "true",
                ["Jobs__Lease"] = "00:00:02",
                ["Jobs__Concurrency"] = "3",
                ["Jobs__AttemptTimeout"] = "00:00:04",
                ["Jobs__PollInterval"] = "00:00:00.500",
                ["Providers__Offline__Latency"] = "00:00:01.500",
                ["Providers__Offline__Asynchronous"] = asynchronous.ToString(),
                ["Providers__Offline__CanResubmit"] = "false",
            }
        );
}
