using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>An event that was saved with what caused it, and is told to the world afterwards.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Something of a generation has changed.</summary>
    public const string GenerationUpdatedType = "generation.updated";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public long Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    /// <summary>As clients know it: <c>generation.updated</c>.</summary>
    public string Type { get; private init; } = "";

    /// <summary>What clients get.</summary>
    public string Payload { get; private init; } = "";

    public DateTimeOffset OccurredAt { get; private init; }

    internal static OutboxMessage Of(IDomainEvent happened)
    {
        var (type, payload) = Describe(happened);
        return new OutboxMessage
        {
            OrganizationId = happened.OrganizationId,
            Type = type,
            Payload = JsonSerializer.Serialize(payload, _json),
            OccurredAt = happened.OccurredAt,
        };
    }

    private static (string Type, object Payload) Describe(IDomainEvent happened) => happened switch
    {
        GenerationUpdated updated => (GenerationUpdatedType, new
        {
            id = updated.GenerationId.Value,
            updated.Status,
            updated.Stage,
            updated.Progress,
            updated.OccurredAt,
        }),
        PartialImagesShown shown => (GenerationUpdatedType, new
        {
            id = shown.JobId.Value,
            shown.Status,
            shown.Stage,
            shown.Progress,
            shown.Partials,
            shown.OccurredAt,
        }),
        AssetCreated created => ("asset.created", new
        {
            id = created.AssetId.Value,
            generationId = created.GenerationId.Value,
            created.OccurredAt,
        }),
        ProviderKeyRejected key => ("provider_key.rejected", AboutKey(key.Provider, key.Scope, key.UserId, key.Reason, key.OccurredAt)),
        ProviderKeyOutOfCredit key => ("provider_key.out_of_credit", AboutKey(key.Provider, key.Scope, key.UserId, key.Reason, key.OccurredAt)),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no name for the outside."),
    };

    private static object AboutKey(string provider, KeyOwner scope, UserId? user, string reason, DateTimeOffset occurredAt) =>
        new { provider, scope, userId = user?.Value, reason, occurredAt };
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).UseIdentityAlwaysColumn();
        builder.Property(message => message.Type).HasMaxLength(100);
        builder.HasIndex(message => message.OccurredAt);

        // Ids are handed out before commits, so a reader that only remembers the last id would miss late ones. The transaction's
        // number settles it: what is below every running transaction is complete (see OutboxReader).
        builder.Property<ulong>("TransactionId").HasColumnName("transaction_id").HasColumnType("xid8")
            .HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
        builder.HasIndex("TransactionId", nameof(OutboxMessage.Id));
    }
}
