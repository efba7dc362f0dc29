using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Uploads;
using ImageGenerator.Domain.Usage;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Jobs;
using ImageGenerator.Infrastructure.Partials;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

/// <summary>Rows of every tenant's table, seen by their own organization, by another one and by nobody.</summary>
internal sealed class TenantFilterTests
{
    private Installation _installation = null!;
    private Member _owner = null!;
    private Member _stranger = null!;

    [OneTimeSetUp]
    public async Task FillEveryTable()
    {
        _installation = await Installation.StartAsync();
        _owner = await _installation.AddMemberAsync("Owners");
        _stranger = await _installation.AddMemberAsync("Strangers");
        var generation = await _installation.EnqueueAsync(_owner);

        await using var scope = _installation.OpenScope(_owner);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var tracked = await database.Generations.AsTracking().SingleAsync();
        tracked.RequestCancellation(DateTimeOffset.UtcNow);
        database.AddRange(UsageRecord.Settle(tracked, outputs: 0, usage: null, DateTimeOffset.UtcNow));
        database.Add(
            ApiKey
                .Issue(
                    _owner.OrganizationId,
                    _owner.UserId,
                    "key",
                    ApiKeySecret.Generate(),
                    null,
                    DateTimeOffset.UtcNow
                )
                .Value
        );
        database.Add(
            Asset.FromJob(
                AssetId.New(),
                _owner.OrganizationId,
                new AssetFile("image/png", "png", 1, 1, 1, "00"),
                OriginOf(generation),
                DateTimeOffset.UtcNow
            )
        );
        database.Add(
            Upload.Receive(
                UploadId.New(),
                _owner.OrganizationId,
                _owner.UserId,
                new AssetFile("image/png", "png", 1, 1, 1, "00"),
                DateTimeOffset.UtcNow
            )
        );
        foreach (
            var owner in (CredentialOwner[])
                [
                    CredentialOwner.Platform,
                    CredentialOwner.Of(_owner.OrganizationId),
                    CredentialOwner.Of(_owner.OrganizationId, _owner.UserId),
                ]
        )
        {
            var input = CredentialInput
                .For(new ProviderDescription("openai", "OpenAI"), "key-0123456789", null, hasUsualAddress: true)
                .Value;
            database.Add(ProviderCredential.Store(owner, "openai", input, [1], _owner.UserId, DateTimeOffset.UtcNow));
        }

        database.Add(
            new PartialImage
            {
                JobId = generation.Id,
                OrganizationId = _owner.OrganizationId,
                BlobKey = "a",
            }
        );
        database.Add(
            new IdempotencyRecord
            {
                OrganizationId = _owner.OrganizationId,
                UserId = _owner.UserId,
                Key = "k",
                Fingerprint = "f",
                CreatedAt = DateTimeOffset.UtcNow,
            }
        );
        database.Add(Hold.For(tracked, Money.Usd(1), DateTimeOffset.UtcNow));
        database.Add(
            SpendingLimit
                .Set(
                    _owner.OrganizationId,
                    LimitSubject.Organization,
                    LimitPeriod.Day,
                    Money.Usd(1),
                    _owner.UserId,
                    DateTimeOffset.UtcNow
                )
                .Value
        );
        await database.SaveChangesAsync();
    }

    [OneTimeTearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    public static IEnumerable<TestCaseData> Tables() =>
        [
            Table("organizations", database => database.Organizations.CountAsync()),
            Table("memberships", database => database.Memberships.CountAsync()),
            Table("api keys", database => database.ApiKeys.CountAsync()),
            Table("jobs", database => database.Generations.CountAsync()),
            Table("assets", database => database.Assets.CountAsync()),
            Table("uploads", database => database.Uploads.CountAsync()),
            Table("usage records", database => database.UsageRecords.CountAsync()),
            Table("provider credentials", database => database.ProviderCredentials.CountAsync()),
            Table("spending limits", database => database.SpendingLimits.CountAsync()),
            Table("holds", database => database.Holds.CountAsync()),
            Table("partial images", database => database.PartialImages.CountAsync()),
            Table("queue entries", database => database.QueueEntries.CountAsync()),
            Table("outbox", database => database.Outbox.CountAsync()),
            Table("idempotency records", database => database.IdempotencyRecords.CountAsync()),
        ];

    [TestCaseSource(nameof(Tables))]
    public async Task Rows_WhenOfOneOrganization_AreSeenByItAlone(Func<AppDbContext, Task<int>> count)
    {
        await using var own = _installation.OpenScope(_owner);
        await using var foreign = _installation.OpenScope(_stranger);
        await using var nobody = _installation.OpenScope();

        var seenByOwner = await count(own.ServiceProvider.GetRequiredService<AppDbContext>());
        var seenByStranger = await count(foreign.ServiceProvider.GetRequiredService<AppDbContext>());
        var seenByNobody = await count(nobody.ServiceProvider.GetRequiredService<AppDbContext>());

        Assert.That(seenByOwner, Is.Positive);
        Assert.That(seenByStranger, Is.LessThanOrEqualTo(1), "at most its own organization or membership");
        Assert.That(seenByStranger == seenByOwner && seenByOwner > 1, Is.False);
        Assert.That(seenByNobody, Is.Zero);
    }

    [Test]
    public async Task PlatformKeys_AreSeenByNoTenantAndByNobody()
    {
        await using var own = _installation.OpenScope(_owner);
        await using var nobody = _installation.OpenScope();

        var seenByOwner = await own
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .ProviderCredentials.Select(credential => credential.Scope)
            .ToListAsync();
        var seenByNobody = await nobody
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .ProviderCredentials.CountAsync();

        Assert.That(seenByOwner, Is.EquivalentTo([CredentialScope.Organization, CredentialScope.User]));
        Assert.That(seenByNobody, Is.Zero);
    }

    private static TestCaseData Table(string name, Func<AppDbContext, Task<int>> count) =>
        new TestCaseData(count).SetArgDisplayNames(name);

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
