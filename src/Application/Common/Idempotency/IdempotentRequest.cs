namespace ImageGenerator.Application.Common.Idempotency;

/// <summary>
/// The request that is being carried out in this scope. Its handler says what it makes, in the same transaction: the
/// resource and the memory of it exist together or not at all.
/// </summary>
[ScopedService]
internal sealed class IdempotentRequest(IIdempotencyStore store)
{
    private (string Key, RequestFingerprint Fingerprint)? _current;

    /// <summary>From now on this request is carried out.</summary>
    public void Begin(string key, RequestFingerprint fingerprint) => _current = (key, fingerprint);

    public void End() => _current = null;

    /// <summary>Notes what the request makes; saved with it. Nothing is noted where the client gave no key.</summary>
    public void Makes(Guid resourceId)
    {
        if (_current is var (key, fingerprint))
            store.Remember(key, fingerprint, resourceId);
    }
}
