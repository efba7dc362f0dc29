using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Tells every way in which an answer can fail to come apart by whether the request can have arrived: that decides
/// whether it may be sent again.
/// </summary>
internal static class TransportErrors
{
    /// <summary>
    /// What a thrown fault means for the request; null for what is not the network's: a bug, or the engine's word to
    /// stop.
    /// </summary>
    public static TransportError? Of(Exception fault, CancellationToken cancellationToken) =>
        fault switch
        {
            BrokenCircuitException => TransportError.CircuitOpen,
            HttpRequestException { InnerException: PrivateAddressException } => TransportError.Private,
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } => TransportError.NotSent,
            HttpRequestException
            or HttpIOException
            or IOException
            or InvalidDataException
            or TimeoutRejectedException => TransportError.Lost,
            OperationCanceledException when !cancellationToken.IsCancellationRequested => TransportError.Lost,
            _ => null,
        };
}
