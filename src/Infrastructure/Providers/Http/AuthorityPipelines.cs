using Polly;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// One resilience pipeline, and so one circuit breaker, for each authority (scheme, host and port) that a client asks:
/// what is wrong with one server stops nobody from asking another. Customers enter addresses, so only those asked last
/// are kept; a pipeline that is made again begins with its circuit closed.
/// </summary>
/// <param name="create">Makes the pipeline of a server that is asked for the first time.</param>
/// <param name="capacity">Pipelines that are kept.</param>
internal sealed class AuthorityPipelines(
    Func<ResiliencePipeline<HttpResponseMessage>> create,
    int capacity = AuthorityPipelines.DefaultCapacity
)
{
    public const int DefaultCapacity = 256;

    private readonly Dictionary<string, LinkedListNode<Entry>> _byAuthority = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<Entry> _lastAskedFirst = new();
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
                return _byAuthority.Count;
        }
    }

    public ResiliencePipeline<HttpResponseMessage> For(HttpRequestMessage request) => For(request.RequestUri!);

    public ResiliencePipeline<HttpResponseMessage> For(Uri address)
    {
        var authority = address.GetLeftPart(UriPartial.Authority);
        lock (_gate)
        {
            if (_byAuthority.TryGetValue(authority, out var known))
                _lastAskedFirst.Remove(known);
            else
                known = _byAuthority[authority] = new LinkedListNode<Entry>(new Entry(authority, create()));

            _lastAskedFirst.AddFirst(known);
            if (_byAuthority.Count > capacity)
                ForgetOldest();
            return known.Value.Pipeline;
        }
    }

    private void ForgetOldest()
    {
        _byAuthority.Remove(_lastAskedFirst.Last!.Value.Authority);
        _lastAskedFirst.RemoveLast();
    }

    private sealed record Entry(string Authority, ResiliencePipeline<HttpResponseMessage> Pipeline);
}
