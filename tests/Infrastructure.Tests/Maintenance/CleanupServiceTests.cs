using System.Text;
using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Uploads;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Maintenance;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGenerator.Infrastructure.Tests.Maintenance;

internal sealed class CleanupServiceTests
{
    [Test]
    public async Task Sweep_WhenThingsAreOld_RemovesThemAndNothingElse()
    {
        await using var installation = await Installation.StartAsync();
        var member = await installation.AddMemberAsync();
        await installation.EnqueueAsync(member);
        await installation.ExecuteAsync(
            $"INSERT INTO outbox (organization_id, name, version, data, occurred_at) VALUES ('{member.OrganizationId}', 'old', 1, '{{}}', now() - interval '8 days')"
        );
        await installation.ExecuteAsync(
            $"INSERT INTO idempotency_keys VALUES ('{member.OrganizationId}', '{member.UserId}', 'old', 'f', gen_random_uuid(), now() - interval '25 hours'), ('{member.OrganizationId}', '{member.UserId}', 'new', 'f', gen_random_uuid(), now())"
        );

        await HousekeeperOf(installation, TimeProvider.System).SweepRowsAsync(CancellationToken.None);

        Assert.That(await installation.ScalarAsync<long>("SELECT count(*) FROM outbox WHERE name = 'old'"), Is.Zero);
        Assert.That(await installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.EqualTo(1));
        Assert.That(
            await installation.ScalarAsync<string>("SELECT string_agg(key, ',') FROM idempotency_keys"),
            Is.EqualTo("new")
        );
    }

    [Test]
    public async Task Sweep_WhenABlobHasNoAsset_RemovesItOnceItIsADayOld()
    {
        await using var installation = await Installation.StartAsync();
        var member = await installation.AddMemberAsync();
        var blobs = installation.Get<IBlobStore>();
        var orphan = BlobKey.For(member.OrganizationId, AssetId.New(), DateTimeOffset.UtcNow, "original.png");
        await blobs.WriteAsync(orphan, new MemoryStream(Encoding.UTF8.GetBytes("orphan")), CancellationToken.None);

        await HousekeeperOf(installation, new Later(TimeSpan.FromHours(23))).SweepBlobsAsync(CancellationToken.None);
        var keptForADay = await ExistsAsync(blobs, orphan);
        await HousekeeperOf(installation, new Later(TimeSpan.FromHours(25))).SweepBlobsAsync(CancellationToken.None);
        var keptForGood = await ExistsAsync(blobs, orphan);

        Assert.That((keptForADay, keptForGood), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Sweep_WhenNoGenerationUsedAnUpload_RemovesItAfterAWeek()
    {
        await using var installation = await Installation.StartAsync();
        var member = await installation.AddMemberAsync();
        var (unused, used) = (
            await AddUploadAsync(installation, member, isUsed: false),
            await AddUploadAsync(installation, member, isUsed: true)
        );
        var blobs = installation.Get<IBlobStore>();

        await SweepAsync(TimeSpan.FromDays(7));
        var afterAWeek = (await ExistsAsync(blobs, unused), await ExistsAsync(blobs, used));
        await SweepAsync(TimeSpan.FromDays(8));
        var afterADayMore = (await ExistsAsync(blobs, unused), await ExistsAsync(blobs, used));

        Assert.That(afterAWeek, Is.EqualTo((true, true)), "both are known to belong to something");
        Assert.That(afterADayMore, Is.EqualTo((false, true)));
        Assert.That(await installation.ScalarAsync<long>("SELECT count(*) FROM uploads"), Is.EqualTo(1));

        async Task SweepAsync(TimeSpan later)
        {
            var housekeeper = HousekeeperOf(installation, new Later(later));
            await housekeeper.SweepRowsAsync(CancellationToken.None);
            await housekeeper.SweepBlobsAsync(CancellationToken.None);
        }
    }

    private static async Task<BlobKey> AddUploadAsync(Installation installation, Member member, bool isUsed)
    {
        var now = DateTimeOffset.UtcNow;
        var upload = Upload.Receive(
            UploadId.New(),
            member.OrganizationId,
            member.UserId,
            new AssetFile("image/png", "png", 1, 1, 1, "00"),
            now
        );
        if (isUsed)
            upload.Use(now);
        await installation
            .Get<IBlobStore>()
            .WriteAsync(upload.KeyOf(UploadRendition.Original), new MemoryStream([1]), CancellationToken.None);

        await using var scope = installation.OpenScope(member);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(upload);
        await database.SaveChangesAsync();
        return upload.KeyOf(UploadRendition.Original);
    }

    private static CleanupService HousekeeperOf(Installation installation, TimeProvider clock) =>
        new(
            installation.Database,
            installation.Get<OutboxSweep>(),
            installation.Get<IBlobStore>(),
            installation.Get<IHeldResults>(),
            clock,
            NullLogger<CleanupService>.Instance
        );

    private static async Task<bool> ExistsAsync(IBlobStore blobs, BlobKey key)
    {
        await using var blob = await blobs.OpenAsync(key, CancellationToken.None);
        return blob is not null;
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
