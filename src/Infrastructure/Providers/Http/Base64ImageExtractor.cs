using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Reads JSON that holds images as base64 while it arrives. Every long base64 text goes, decoded, into a file without a
/// name, and a short placeholder takes its place in the JSON: however many images are on their way, none of them is in
/// memory.
/// </summary>
internal sealed class Base64ImageExtractor : IDisposable
{
    /// <summary>What a text begins with that stands for an image.</summary>
    public const string Placeholder = "spool:";

    // A text this long is either an image or something that no answer of ours needs.
    private const int InlineCharacters = 8 * 1024;

    // Each is an open file. No answer of a provider has nearly as many.
    private const int MaxImages = 64;

    private static readonly SearchValues<byte> _alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="u8
    );

    // Words have more spaces than that; base64 in lines may have one for each.
    private const int CharactersPerSpace = 40;

    private readonly MemoryStream _json = new();
    private readonly JsonSanitizer _sanitizer;
    private readonly bool _keepsImages;
    private readonly List<BufferedImage?> _images = [];
    private long _textBegins;
    private bool _inText;
    private bool _isInline;
    private bool _escaped;
    private BufferedImage? _current;
    private List<byte>? _escape;

    public Base64ImageExtractor(bool keepsImages = true)
    {
        _keepsImages = keepsImages;
        _sanitizer = new JsonSanitizer(Take);
    }

    /// <summary>The JSON, with a placeholder for every image.</summary>
    public ReadOnlyMemory<byte> Json => _json.GetBuffer().AsMemory(0, (int)_json.Length);

    /// <summary>
    /// The image that a text of the JSON stands for: a placeholder, once, or base64 that was short enough to stay. Null
    /// when it is neither.
    /// </summary>
    /// <param name="text">A text of the JSON.</param>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    public ProviderOutput? ImageOf(string? text, long? seed = null)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.StartsWith(Placeholder, StringComparison.Ordinal))
            return HandOut(text.AsSpan(Placeholder.Length))?.ToImage(seed);

        return Base64Decoder.Decode(Encoding.UTF8.GetBytes(text)) is { } bytes
            ? ProviderOutput.FromBytes(bytes, seed)
            : null;
    }

    /// <summary>Reads an answer to its end.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="maxBytes">Bytes to read at most.</param>
    /// <param name="maxJsonBytes">Bytes that may be left of it without the images.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="keepsImages">False where nobody wants the images: they are dropped, and any number is
    /// taken.</param>
    /// <returns>Null when it is larger than that, or has more images than any.</returns>
    public static async Task<Base64ImageExtractor?> ReadAsync(
        Stream body,
        long maxBytes,
        int maxJsonBytes,
        CancellationToken cancellationToken,
        bool keepsImages = true
    )
    {
        const int ChunkBytes = 32 * 1024;
        var extractor = new Base64ImageExtractor(keepsImages);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            long total = 0;
            while (await body.ReadAsync(chunk.AsMemory(0, ChunkBytes), cancellationToken) is > 0 and var read)
            {
                extractor._sanitizer.Take(chunk.AsSpan(0, read));
                if ((total += read) <= maxBytes && extractor.IsWithin(maxJsonBytes))
                    continue;

                extractor.Dispose();
                return null;
            }

            extractor._sanitizer.Complete();
            return extractor;
        }
        catch
        {
            extractor.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>Lets go what nobody has taken; whoever takes an image closes its file.</summary>
    public void Dispose()
    {
        foreach (var image in _images)
            image?.Dispose();
        _json.Dispose();
    }

    private bool IsWithin(int maxJsonBytes) =>
        _json.Length <= maxJsonBytes && (!_keepsImages || _images.Count <= MaxImages);

    // Once: a provider that writes placeholders of its own shall not get an image read twice.
    private BufferedImage? HandOut(ReadOnlySpan<char> place)
    {
        if (
            !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number >= _images.Count
        )
            return null;

        var image = _images[number];
        _images[number] = null;
        return image;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = _inText ? TakeText(bytes) : TakeStructure(bytes);
    }

    private ReadOnlySpan<byte> TakeStructure(ReadOnlySpan<byte> bytes)
    {
        var quote = bytes.IndexOf((byte)'"');
        if (quote < 0)
        {
            _json.Write(bytes);
            return [];
        }

        _json.Write(bytes[..(quote + 1)]);
        (_inText, _isInline, _escaped, _textBegins) = (true, false, false, _json.Length);
        return bytes[(quote + 1)..];
    }

    private ReadOnlySpan<byte> TakeText(ReadOnlySpan<byte> bytes)
    {
        if (_escaped || _escape is not null)
            return TakeEscape(bytes);

        var special = bytes.IndexOfAny((byte)'"', (byte)'\\');
        var plain = special < 0 ? bytes : bytes[..special];
        if (_current is null)
            TakePlain(plain);
        else
            _current.Take(plain);
        if (special < 0)
            return [];

        if (bytes[special] == (byte)'"')
            EndText();
        else
            BeginEscape();
        return bytes[(special + 1)..];
    }

    // Outside of an image an escape is copied; inside, it stands for a character: some write / as \/ and + as \u002B.
    private void BeginEscape()
    {
        if (_current is not null)
        {
            _escape = [];
            return;
        }

        _json.WriteByte((byte)'\\');
        _escaped = true;
    }

    private ReadOnlySpan<byte> TakeEscape(ReadOnlySpan<byte> bytes)
    {
        if (_escape is null)
        {
            _json.WriteByte(bytes[0]);
            _escaped = false;
            return bytes[1..];
        }

        _escape.Add(bytes[0]);
        if (_escape.Count < JsonEscapes.LengthOf(_escape[0]))
            return bytes[1..];

        _current!.Take(JsonEscapes.MeaningOf(CollectionsMarshal.AsSpan(_escape)));
        _escape = null;
        return bytes[1..];
    }

    private void TakePlain(ReadOnlySpan<byte> plain)
    {
        _json.Write(plain);
        if (_isInline || _json.Length - _textBegins <= InlineCharacters)
            return;
        if (JsonEscapes.Unescape(TextSoFar()) is not { } text)
            return;

        if (DataUrl.HeadLength(text) is { } head && IsBase64(text.AsSpan(head)))
            MoveToImage(text.AsSpan(head));
        else
            _isInline = true;
    }

    private static bool IsBase64(ReadOnlySpan<byte> text)
    {
        var spaces = text.Count((byte)' ');
        if (spaces > text.Length / CharactersPerSpace)
            return false;
        if (spaces == 0)
            return !text.ContainsAnyExcept(_alphabet);

        foreach (var character in text)
        {
            if (character != (byte)' ' && !_alphabet.Contains(character))
                return false;
        }

        return true;
    }

    private ReadOnlySpan<byte> TextSoFar() =>
        _json.GetBuffer().AsSpan((int)_textBegins, (int)(_json.Length - _textBegins));

    private void MoveToImage(ReadOnlySpan<byte> base64)
    {
        _current = new BufferedImage(_keepsImages);
        _current.Take(base64);
        _images.Add(_current);
        _json.SetLength(_textBegins);
    }

    private void EndText()
    {
        _inText = false;
        if (_current is not null)
        {
            _current.End();
            _json.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{Placeholder}{_images.Count - 1}")));
            _current = null;
        }

        _json.WriteByte((byte)'"');
    }
}
