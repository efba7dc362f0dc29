using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageGenerator.Architecture.Tests.Database;

/// <summary>The database's model, looked at without a database.</summary>
[TestFixture]
internal sealed class ModelTests
{
    private static readonly Dictionary<string, string> _filteredByHand = new()
    {
        ["Organization"] = "It is the tenant, and owned by none.",
        ["ProviderCredential"] = "The installation's own keys have no organization.",
    };

    [Test]
    public void EveryTenantTable_HasTheTenantFilter()
    {
        using var database = OpenNothing();

        Assert.That(TenantRule.FindUnfiltered(database.Model), Is.Empty);
    }

    [Test]
    public void TenantTables_AreTheOnesThatWeKnow()
    {
        using var database = OpenNothing();

        var names = TenantRule.TenantTables(database.Model).Select(type => type.ClrType.Name);

        Assert.That(
            names,
            Is.EquivalentTo([
                "Organization",
                "Membership",
                "ApiKey",
                "Job",
                "ProviderJob",
                "Generation",
                "Edit",
                "Upscale",
                "Asset",
                "Upload",
                "UsageRecord",
                "ProviderCredential",
                "QueueEntry",
                "OutboxMessage",
                "IdempotencyRecord",
                "SpendingLimit",
                "Hold",
                "PartialImage",
                "Session",
            ])
        );
    }

    [Test]
    public void TenantTables_AreFilteredByWhatTheyAre()
    {
        using var database = OpenNothing();

        var special = TenantRule
            .TenantTables(database.Model)
            .Where(type => !type.ClrType.IsAssignableTo(typeof(ITenantOwned)));

        Assert.That(
            special.ToDictionary(type => type.ClrType.Name, _ => true).Keys,
            Is.EquivalentTo(_filteredByHand.Keys)
        );
    }

    [Test]
    public void TypedIds_AreAllKeptAsUuid()
    {
        using var database = OpenNothing();
        var ids = typeof(OrganizationId)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Id", StringComparison.Ordinal) && type.IsValueType)
            .ToList();

        var columns = database
            .Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => ids.Contains(property.ClrType));

        Assert.That(ids.Where(id => !ValueConversions.IsTypedId(id)), Is.Empty);
        Assert.That(ids, Has.Count.GreaterThan(10), "or there is nothing to judge");
        Assert.That(columns.Select(property => property.GetColumnType()).Distinct(), Is.EqualTo(["uuid"]));
    }

    [Test]
    public void IsTypedId_OfWhatOnlyLooksLikeOne_IsFalse()
    {
        Assert.That(ValueConversions.IsTypedId(typeof(Guid)), Is.False);
        Assert.That(ValueConversions.IsTypedId(typeof(NumberId)), Is.False);
        Assert.That(ValueConversions.IsTypedId(typeof(SampleId)), Is.True);
    }

    [Test]
    public void FindUnfiltered_WhenATableLacksTheFilter_FindsIt()
    {
        using var sample = new SampleContext();

        Assert.That(TenantRule.FindUnfiltered(sample.Model), Is.EquivalentTo([nameof(Leaky), nameof(LeakyAtTimes)]));
    }

    [Test]
    public void Migrations_HaveTheWholeModel()
    {
        using var database = OpenNothing();

        Assert.That(
            database.Database.HasPendingModelChanges(),
            Is.False,
            "Add a migration: CONTRIBUTING.md, \"change the database\"."
        );
    }

    [Test]
    public void Migrations_WhenTheyLackATable_AreFoundOut()
    {
        using var sample = new SampleContext();

        Assert.That(sample.Database.HasPendingModelChanges(), Is.True);
    }

    private static AppDbContext OpenNothing() =>
        new(
            new DbContextOptionsBuilder<AppDbContext>().UseNpgsql("Host=nowhere").UseDatabaseNames().Options,
            new ActorScope()
        );

    private readonly record struct NumberId(int Value);

    private readonly record struct SampleId(Guid Value);

    private sealed class Leaky
    {
        public int Id { get; init; }

        public OrganizationId OrganizationId { get; init; }
    }

    private sealed class LeakyAtTimes
    {
        public int Id { get; init; }

        public OrganizationId? OrganizationId { get; init; }
    }

    private sealed class Tight
    {
        public int Id { get; init; }

        public OrganizationId OrganizationId { get; init; }
    }

    private sealed class SampleContext : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

        protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
            builder.Properties<OrganizationId>().HaveConversion<Converter>();

        protected override void OnModelCreating(ModelBuilder builder)
        {
            builder.Entity<Leaky>();
            builder.Entity<LeakyAtTimes>();
            builder.Entity<Tight>().HasQueryFilter(AppDbContext.TenantFilter, row => row.OrganizationId == default);
        }

        private sealed class Converter()
            : ValueConverter<OrganizationId, Guid>(id => id.Value, value => new OrganizationId(value));
    }
}
