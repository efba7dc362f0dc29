using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Events.Consumers;

/// <summary>How far a consumer has come in the outbox. Read and written by <see cref="ConsumerPositions"/>.</summary>
internal sealed class OutboxConsumer
{
    public const int MaxNameLength = 100;

    public string Name { get; init; } = "";

    /// <summary>With <see cref="EventId"/> the place of the last event that it has done with.</summary>
    public ulong TransactionId { get; init; }

    public long EventId { get; init; }

    /// <summary>How often the event after that place has failed.</summary>
    public int Failures { get; init; }

    /// <summary>When that event is tried again; null when at once.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When it last ran.</summary>
    public DateTimeOffset ActiveAt { get; init; }
}

internal sealed class OutboxConsumerConfiguration : IEntityTypeConfiguration<OutboxConsumer>
{
    public void Configure(EntityTypeBuilder<OutboxConsumer> builder)
    {
        builder.ToTable("outbox_consumers");
        builder.HasKey(consumer => consumer.Name);
        builder.Property(consumer => consumer.Name).HasMaxLength(OutboxConsumer.MaxNameLength);
        builder.Property(consumer => consumer.TransactionId).HasColumnType("xid8");
    }
}
