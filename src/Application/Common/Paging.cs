using System.Buffers.Binary;
using System.Buffers.Text;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Common;

/// <summary>One page of a list.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Give it back for the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>Cuts a page from rows that were read one beyond the limit.</summary>
    public static Page<T> Of(List<T> rows, int limit, Func<T, Cursor> cursorOf)
    {
        if (rows.Count <= limit)
            return new Page<T>(rows, null);

        rows.RemoveRange(limit, rows.Count - limit);
        return new Page<T>(rows, cursorOf(rows[^1]).ToString());
    }
}

/// <summary>The place behind a row in a list ordered by time and id, both descending. Opaque to clients.</summary>
/// <param name="At">The row's time (UTC, microseconds).</param>
/// <param name="Id">The row's id.</param>
public sealed record Cursor(DateTimeOffset At, Guid Id)
{
    /// <summary>Characters of every cursor.</summary>
    public const int TextLength = 32;

    private const int Bytes = sizeof(long) + 16;

    public static readonly Error InvalidError = Error.Invalid(
        "cursor.invalid",
        "The cursor is not one that this list gave out. Start again without it.",
        new FieldError("cursor", "This cursor is not valid.")
    );

    /// <summary>Reads a cursor; null text is the first page.</summary>
    public static Result<Cursor?> Read(string? text)
    {
        if (text is null)
            return Result<Cursor?>.Ok(null);

        Span<byte> bytes = stackalloc byte[Bytes];
        if (
            text.Length != TextLength
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != Bytes
        )
        {
            return InvalidError;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks < DateTimeOffset.UnixEpoch.Ticks || ticks > DateTimeOffset.MaxValue.Ticks
            ? InvalidError
            : new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[sizeof(long)..], bigEndian: true));
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
