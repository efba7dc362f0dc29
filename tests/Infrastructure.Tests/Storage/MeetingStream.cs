namespace ImageGenerator.Infrastructure.Tests.Storage;

/// <summary>
/// Gives the first half of its bytes, and the second only when all the others that share the event are half-way too.
/// </summary>
internal sealed class MeetingStream(byte[] content, CountdownEvent everybodyIsHalfWay)
    : MemoryStream(content, writable: false)
{
    private readonly long _half = content.Length / 2;
    private bool _met;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < _half)
            return await base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _half - Position)], cancellationToken);

        if (!_met)
        {
            _met = true;
            everybodyIsHalfWay.Signal();
            while (!everybodyIsHalfWay.IsSet) // no thread is held: there may be fewer threads than writers
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        return await base.ReadAsync(buffer, cancellationToken);
    }
}
