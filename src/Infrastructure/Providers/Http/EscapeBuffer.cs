using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// An escape inside of a text of JSON, byte by byte: passed on when it is one, and replaced when it is none. Two that
/// make a pair belong together; half of a pair becomes the replacement character.
/// </summary>
internal sealed class EscapeBuffer(JsonSink sink)
{
    private const int CodeLength = 6;
    private const byte Backslash = (byte)'\\';

    private readonly List<byte> _kept = new(2 * CodeLength);

    public bool IsEmpty => _kept.Count == 0;

    /// <summary>Takes a byte.</summary>
    /// <returns>False when it does not belong to the escape, and has to be read again.</returns>
    public bool Take(byte next)
    {
        var place = _kept.Count % CodeLength;
        var isSecond = _kept.Count >= CodeLength;
        if (place == 0)
        {
            if (next == Backslash)
                return Keep(next);
            return Replace(0);
        }

        if (place == 1)
        {
            if (next == (byte)'u')
                return Keep(next);
            if (isSecond)
                ReplaceFirst();
            return TakeSimple(next);
        }

        if (!char.IsAsciiHexDigit((char)next))
            return Replace(isSecond ? CodeLength : 0);

        Keep(next);
        if (_kept.Count == CodeLength)
            EndFirst();
        else if (_kept.Count == 2 * CodeLength)
            EndSecond();
        return true;
    }

    /// <summary>Passes on what is there, however unfinished.</summary>
    public void Flush()
    {
        if (_kept.Count > 0)
            sink(CollectionsMarshal.AsSpan(_kept));
        _kept.Clear();
    }

    private bool Keep(byte next)
    {
        _kept.Add(next);
        return true;
    }

    private bool TakeSimple(byte next)
    {
        if (
            next is (byte)'"' or Backslash or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'
        )
        {
            Keep(next);
            Flush();
            return true;
        }

        // An escape that JSON does not know: the backslash was meant as one.
        _kept.Clear();
        sink("\\\\"u8);
        return false;
    }

    private void EndFirst()
    {
        var code = CodeAt(0);
        if (char.IsHighSurrogate(code))
            return;
        if (char.IsLowSurrogate(code))
            ReplaceFirst();
        else
            Flush();
    }

    private void EndSecond()
    {
        if (char.IsLowSurrogate(CodeAt(CodeLength)))
        {
            Flush();
            return;
        }

        ReplaceFirst();
        EndFirst();
    }

    // What is kept from here on is none, and what is before it is half of a pair.
    private bool Replace(int begin)
    {
        if (begin > 0)
            sink("\uFFFD"u8);
        sink("\uFFFD"u8);
        _kept.Clear();
        return false;
    }

    private void ReplaceFirst()
    {
        sink("\uFFFD"u8);
        _kept.RemoveRange(0, CodeLength);
    }

    private char CodeAt(int begin) =>
        Utf8Parser.TryParse(
            CollectionsMarshal.AsSpan(_kept)[(begin + 2)..(begin + CodeLength)],
            out ushort code,
            out _,
            'x'
        )
            ? (char)code
            : '\0';
}
