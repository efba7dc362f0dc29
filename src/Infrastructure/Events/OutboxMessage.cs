using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>An event that was saved with what caused it, and is told to the world afterwards.</summary>
internal sealed class OutboxMessage : ITenantOwned
{
    public long Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    /// <summary>As the event's type declares it: <c>generation.updated</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Of what <see cref="Data"/> holds.</summary>
    public int Version { get; private init; }

    /// <summary>What the event is part of: the job, for what happens with a job.</summary>
    public Guid? SubjectId { get; private init; }

    /// <summary>The event itself, as <see cref="EventJson"/> writes it.</summary>
    public string Data { get; private init; } = "";

    public DateTimeOffset OccurredAt { get; private init; }

    internal static OutboxMessage Of(IDomainEvent happened)
    {
        var declared = EventTypes.Of(happened.GetType());
        return new OutboxMessage
        {
            OrganizationId = happened.OrganizationId,
            Name = declared.Name,
            Version = declared.Version,
            SubjectId = happened.SubjectId,
            Data = EventJson.Write(happened),
            OccurredAt = happened.OccurredAt,
        };
    }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).UseIdentityAlwaysColumn();
        builder.Property(message => message.Name).HasMaxLength(EventNameAttribute.MaxLength);
        builder.Property(message => message.Data).HasColumnType("jsonb");
        builder.HasIndex(message => message.OccurredAt);

        // A stream of one job reads what it missed by it.
        builder.HasIndex(message => message.SubjectId);

        // Ids are handed out before commits, so a reader that only remembers the last id would miss late ones. The
        // transaction's number settles it: what is below every running transaction is complete (see OutboxReader).
        builder
            .Property<ulong>("TransactionId")
            .HasColumnName("transaction_id")
            .HasColumnType("xid8")
            .HasDefaultValueSql("pg_current_xact_id()")
            .ValueGeneratedOnAdd();
        builder.HasIndex("TransactionId", nameof(OutboxMessage.Id));
    }
}

/// <summary>The table of the outbox.</summary>
internal static class OutboxSets
{
    extension(AppDbContext database)
    {
        public DbSet<OutboxMessage> Outbox => database.Set<OutboxMessage>();
    }
}
