using System.Net.Http.Headers;

namespace ImageGenerator.Sdk.Tests.Support;

/// <summary>Loses the first answers after the server has given them, and breaks the first streams in the middle.</summary>
internal sealed class LossyNetwork(int lostAnswers = 0, int brokenStreams = 0)
    : DelegatingHandler(new HttpClientHandler())
{
    private int _lost;
    private int _broken;

    /// <summary>How many requests have reached the server.</summary>
    public int Requests { get; private set; }

    public HttpClient ClientTo(Uri address, string key) =>
        new(this, disposeHandler: false)
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        Requests++;
        if (_lost < lostAnswers)
        {
            _lost++;
            response.Dispose();
            throw new HttpRequestException("The answer was lost.");
        }

        if (_broken < brokenStreams)
        {
            _broken++;
            response.Content = new StreamContent(
                new BreakingStream(await response.Content.ReadAsStreamAsync(cancellationToken))
            );
        }

        return response;
    }

    /// <summary>Two reads, half of a third one, and no more.</summary>
    private sealed class BreakingStream(Stream inner) : Stream
    {
        private int _reads;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (++_reads > 3)
                throw new IOException("The connection broke.");

            var read = await inner.ReadAsync(buffer, cancellationToken);
            return _reads < 3 ? read : read / 2;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
