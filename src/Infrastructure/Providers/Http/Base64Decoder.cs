using System.Buffers;
using System.Buffers.Text;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Decodes base64 as it is really written, in pieces: with or without padding, in the ordinary or the URL alphabet,
/// with white space and ends of lines in it.
/// </summary>
internal sealed class Base64Decoder
{
    private const int Quartet = 4;
    private const int CharactersPerSpace = 40;
    private const int ChunkCharacters = 16 * 1024;

    // Whatever is not taken as it is.
    private static readonly SearchValues<byte> _odd = SearchValues.Create("-_= \t\r\n"u8);

    private readonly byte[] _rest = new byte[Quartet];
    private int _restLength;
    private bool _isPadded;

    /// <summary>True when something stood there that no base64 has.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>All of a text at once, after the head of a data URL if it has one.</summary>
    /// <returns>Null when it is no base64, or holds nothing.</returns>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (DataUrl.HeadLength(text) is not { } head)
            return null;

        // Words have more spaces than lines have ends, and could be read as base64.
        if (text[head..].Count((byte)' ') > text.Length / CharactersPerSpace)
            return null;

        using var bytes = new MemoryStream(text.Length / Quartet * 3);
        var decoder = new Base64Decoder();
        decoder.Take(text[head..], bytes);
        return decoder.End(bytes) && bytes.Length > 0 ? bytes.ToArray() : null;
    }

    /// <summary>Takes the next characters.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="bytes">Gets what they say.</param>
    public void Take(ReadOnlySpan<byte> text, Stream bytes)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkCharacters);
        try
        {
            while (!text.IsEmpty && !IsBroken)
            {
                var next = text[..Math.Min(text.Length, ChunkCharacters - Quartet)];
                text = text[next.Length..];
                _rest.AsSpan(0, _restLength).CopyTo(chunk);
                Decode(chunk.AsSpan(0, _restLength + Normalize(next, chunk.AsSpan(_restLength))), bytes);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>There are no more.</summary>
    /// <returns>False when all of it is no base64.</returns>
    public bool End(Stream bytes)
    {
        if (IsBroken || _restLength == 1)
            return false;
        if (_restLength == 0)
            return true;

        // What is missing counts as zeros, of which nothing is kept: some leave bits there.
        Span<byte> last = stackalloc byte[Quartet];
        last.Fill((byte)'A');
        _rest.AsSpan(0, _restLength).CopyTo(last);
        Span<byte> decoded = stackalloc byte[3];
        if (Base64.DecodeFromUtf8(last, decoded, out _, out _) != OperationStatus.Done)
            return false;

        bytes.Write(decoded[..(_restLength - 1)]);
        return true;
    }

    /// <returns>How many characters of the ordinary alphabet are left.</returns>
    private int Normalize(ReadOnlySpan<byte> text, Span<byte> normal)
    {
        if (!_isPadded && !text.ContainsAny(_odd))
        {
            text.CopyTo(normal);
            return text.Length;
        }

        var length = 0;
        foreach (var character in text)
        {
            if (character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                continue;

            if (character == (byte)'=')
                _isPadded = true;
            else if (_isPadded)
                IsBroken = true;
            else
                normal[length++] = character switch
                {
                    (byte)'-' => (byte)'+',
                    (byte)'_' => (byte)'/',
                    _ => character,
                };
        }

        return length;
    }

    private void Decode(Span<byte> text, Stream bytes)
    {
        var whole = text.Length / Quartet * Quartet;
        text[whole..].CopyTo(_rest);
        _restLength = text.Length - whole;
        if (whole == 0)
            return;

        IsBroken |= Base64.DecodeFromUtf8InPlace(text[..whole], out var written) != OperationStatus.Done;
        if (!IsBroken)
            bytes.Write(text[..written]);
    }
}
