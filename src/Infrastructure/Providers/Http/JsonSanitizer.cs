using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Takes the next bytes of a document.</summary>
internal delegate void JsonSink(ReadOnlySpan<byte> bytes);

/// <summary>
/// Passes JSON on while it arrives, without what servers really send and readers of JSON refuse: a byte order mark,
/// half of a surrogate pair, bytes that are no UTF-8, control characters and unknown escapes in texts, NaN and
/// Infinity. What is not JSON is passed on as it is.
/// </summary>
internal sealed class JsonSanitizer(JsonSink sink)
{
    private const byte Backslash = (byte)'\\';
    private const byte Quote = (byte)'"';

    private static readonly SearchValues<byte> _literal = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-._"u8
    );

    // Numbers are passed on; a literal begins with a letter or with a sign.
    private static readonly SearchValues<byte> _structure = SearchValues.Create(
        "\"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"u8
    );

    private static readonly SearchValues<byte> _special = SearchValues.Create([
        Quote,
        Backslash,
        .. Enumerable.Range(0, 0x20).Select(code => (byte)code),
        .. Enumerable.Range(0x80, 0x80).Select(code => (byte)code),
    ]);

    private readonly LiteralBuffer _literalSoFar = new(sink);
    private readonly EscapeBuffer _escape = new(sink);
    private readonly List<byte> _sequence = new(4);
    private Place _place = Place.Beginning;

    private enum Place
    {
        Beginning,
        Structure,
        Literal,
        Text,
        Escape,
        Foreign,
    }

    /// <summary>All of a document at once.</summary>
    public static ReadOnlyMemory<byte> Sanitize(ReadOnlySpan<byte> json)
    {
        var clean = new ArrayBufferWriter<byte>(Math.Max(256, json.Length));
        var sanitizer = new JsonSanitizer(bytes => clean.Write(bytes));
        sanitizer.Take(json);
        sanitizer.Complete();
        return clean.WrittenMemory;
    }

    /// <summary>Takes the next bytes.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = _place switch
            {
                Place.Beginning => TakeBeginning(bytes),
                Place.Structure => TakeStructure(bytes),
                Place.Literal => TakeLiteral(bytes),
                Place.Text => TakeText(bytes),
                Place.Escape => TakeEscape(bytes),
                _ => PassOn(bytes),
            };
        }
    }

    /// <summary>There are no more: what was kept back is passed on.</summary>
    public void Complete()
    {
        Flush(_sequence);
        _literalSoFar.End();
        _escape.Flush();
    }

    private ReadOnlySpan<byte> TakeBeginning(ReadOnlySpan<byte> bytes)
    {
        if (_sequence.Count > 0 || bytes[0] == Encoding.UTF8.Preamble[0])
            return TakeByteOrderMark(bytes);

        if (bytes[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            sink(bytes[..1]);
            return bytes[1..];
        }

        _place =
            bytes[0] is (byte)'{' or (byte)'[' or Quote || _literal.Contains(bytes[0])
                ? Place.Structure
                : Place.Foreign;
        return bytes;
    }

    private ReadOnlySpan<byte> TakeByteOrderMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] != Encoding.UTF8.Preamble[_sequence.Count])
        {
            _place = Place.Foreign;
            Flush(_sequence);
            return bytes;
        }

        _sequence.Add(bytes[0]);
        if (_sequence.Count == Encoding.UTF8.Preamble.Length)
            _sequence.Clear();
        return bytes[1..];
    }

    private ReadOnlySpan<byte> TakeStructure(ReadOnlySpan<byte> bytes)
    {
        var next = bytes.IndexOfAny(_structure);
        if (next < 0)
            return PassOn(bytes);

        var isText = bytes[next] == Quote;
        _place = isText ? Place.Text : Place.Literal;
        if (isText)
            next++;
        if (next > 0)
            sink(bytes[..next]);
        return bytes[next..];
    }

    private ReadOnlySpan<byte> TakeLiteral(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAnyExcept(_literal);
        _literalSoFar.Add(end < 0 ? bytes : bytes[..end]);
        if (end < 0)
            return [];

        _literalSoFar.End();
        _place = Place.Structure;
        return bytes[end..];
    }

    private ReadOnlySpan<byte> TakeText(ReadOnlySpan<byte> bytes)
    {
        if (_sequence.Count > 0)
            return TakeSequence(bytes);

        var special = bytes.IndexOfAny(_special);
        if (special < 0)
            return PassOn(bytes);
        if (special > 0)
            sink(bytes[..special]);

        bytes = bytes[special..];
        switch (bytes[0])
        {
            case Quote:
                _place = Place.Structure;
                sink(bytes[..1]);
                return bytes[1..];
            case Backslash:
                _place = Place.Escape;
                return bytes;
            case < 0x20:
                sink(Encoding.ASCII.GetBytes($"\\u{bytes[0]:x4}"));
                return bytes[1..];
            default:
                return TakeSequence(bytes);
        }
    }

    // A character of several bytes, which may arrive in pieces.
    private ReadOnlySpan<byte> TakeSequence(ReadOnlySpan<byte> bytes)
    {
        _sequence.Add(bytes[0]);
        var known = CollectionsMarshal.AsSpan(_sequence);
        var status = Rune.DecodeFromUtf8(known, out _, out var length);
        if (status == OperationStatus.NeedMoreData)
            return bytes[1..];
        if (status == OperationStatus.Done)
        {
            Flush(_sequence);
            return bytes[1..];
        }

        // What broke the character off may be the next one, or the end of the text.
        var isOwn = length == _sequence.Count;
        _sequence.Clear();
        sink("\uFFFD"u8);
        return isOwn ? bytes[1..] : bytes;
    }

    private ReadOnlySpan<byte> TakeEscape(ReadOnlySpan<byte> bytes)
    {
        var taken = _escape.Take(bytes[0]);
        if (_escape.IsEmpty)
            _place = Place.Text;
        return taken ? bytes[1..] : bytes;
    }

    private ReadOnlySpan<byte> PassOn(ReadOnlySpan<byte> bytes)
    {
        sink(bytes);
        return [];
    }

    private void Flush(List<byte> kept)
    {
        if (kept.Count > 0)
            sink(CollectionsMarshal.AsSpan(kept));
        kept.Clear();
    }

    /// <summary>A word outside of texts: passed on, unless it is a number that JSON does not have.</summary>
    private sealed class LiteralBuffer(JsonSink sink)
    {
        private const int Longest = 9;
        private static readonly string[] _noNumbers = ["nan", "infinity", "inf"];

        private readonly byte[] _word = new byte[Longest];
        private int _length;
        private bool _isLong;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            if (!_isLong && _length + bytes.Length <= Longest)
            {
                bytes.CopyTo(_word.AsSpan(_length));
                _length += bytes.Length;
                return;
            }

            PassOn(_word.AsSpan(0, _length));
            PassOn(bytes);
            (_isLong, _length) = (true, 0);
        }

        public void End()
        {
            var word = _word.AsSpan(0, _length);
            PassOn(IsNoNumber(Encoding.ASCII.GetString(word)) ? "null"u8 : word);
            (_isLong, _length) = (false, 0);
        }

        private static bool IsNoNumber(string word) =>
            _noNumbers.Contains(word.TrimStart('+', '-'), StringComparer.OrdinalIgnoreCase);

        private void PassOn(ReadOnlySpan<byte> bytes)
        {
            if (!bytes.IsEmpty)
                sink(bytes);
        }
    }
}
