using System.Globalization;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// A place in the outbox: the transaction that wrote an event, and the event's number. Places below every running
/// transaction are complete: nothing can appear before them any more.
/// </summary>
internal readonly record struct OutboxPosition(ulong Transaction, long Id) : IComparable<OutboxPosition>
{
    public static bool operator <(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static OutboxPosition? TryParse(string? text)
    {
        var parts = text?.Split('-');
        return
            parts is [var transaction, var id]
            && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var xid)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new OutboxPosition(xid, number)
            : null;
    }

    public int CompareTo(OutboxPosition other) => (Transaction, Id).CompareTo((other.Transaction, other.Id));

    public override string ToString() => FormattableString.Invariant($"{Transaction}-{Id}");
}
