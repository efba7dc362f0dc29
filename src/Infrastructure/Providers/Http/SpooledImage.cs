using System.Buffers;
using System.Buffers.Text;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>An image that is decoded from base64 into a temporary file while it arrives.</summary>
internal sealed class SpooledImage : IDisposable
{
    private const int QuartetCharacters = 4;

    private readonly byte[] _rest = new byte[QuartetCharacters];
    private readonly Stream _file = NamelessFile.Create();

    private int _restLength;
    private bool _isBroken;
    private bool _isEnded;

    /// <summary>The image; null when not all of it was base64.</summary>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    public ProviderImage? ToImage(long? seed) => _isEnded && !_isBroken && _file.Length > 0 ? new InFile(_file) { Seed = seed } : null;

    public void Dispose() => _file.Dispose();

    /// <summary>Takes the next characters.</summary>
    internal void Take(ReadOnlySpan<byte> base64)
    {
        while (_restLength < QuartetCharacters && !base64.IsEmpty)
        {
            _rest[_restLength++] = base64[0];
            base64 = base64[1..];
        }

        if (base64.IsEmpty) return;

        // The last four wait for the end: padding may stand there alone.
        Decode(_rest, isLast: false);
        var whole = (base64.Length - 1) / QuartetCharacters * QuartetCharacters;
        Decode(base64[..whole], isLast: false);
        base64[whole..].CopyTo(_rest);
        _restLength = base64.Length - whole;
    }

    /// <summary>There are no more.</summary>
    internal void End()
    {
        Decode(_rest.AsSpan(0, _restLength), isLast: true);
        _isEnded = true;
    }

    private void Decode(ReadOnlySpan<byte> base64, bool isLast)
    {
        if (_isBroken || base64.IsEmpty) return;

        var bytes = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        try
        {
            var status = Base64.DecodeFromUtf8(base64, bytes, out var consumed, out var written, isLast);
            _isBroken = status != OperationStatus.Done || consumed != base64.Length;
            _file.Write(bytes, 0, written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private sealed class InFile(Stream file) : ProviderImage
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken)
        {
            file.Position = 0;
            return Task.FromResult<Stream>(file);
        }
    }
}
