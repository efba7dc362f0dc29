using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Sends a declared call to where its connection says, with the connection's key. Address and key come with every call,
/// so a call without a connection goes nowhere.
/// </summary>
/// <param name="isTrusted">Whether the client may reach private networks; a connection has to agree with it.</param>
/// <param name="authorize">Puts the key into the request as the provider wants it.</param>
internal sealed class ConnectionHandler(bool isTrusted, Action<HttpRequestMessage, ProviderConnection> authorize)
    : DelegatingHandler
{
    /// <summary>What declared calls are written for; it resolves nowhere (RFC 6761).</summary>
    public static readonly Uri Placeholder = new("http://connection.invalid");

    // The names of the parameters that are marked with [Property].
    private static readonly HttpRequestOptionsKey<ProviderConnection> _connection = new("connection");
    private static readonly HttpRequestOptionsKey<Uri> _address = new("address");

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (!request.Options.TryGetValue(_connection, out var connection) || connection is null)
            throw new InvalidOperationException("The call names no connection.");
        if (connection.IsTrustedAddress != isTrusted)
            throw new InvalidOperationException("The call's connection belongs to another client.");

        request.RequestUri = AddressOf(request, connection);
        authorize(request, connection);

        // JSON is UTF-8 and has no such parameter (RFC 8259); Refit names it all the same.
        if (request.Content?.Headers.ContentType is { CharSet: not null } type)
            type.CharSet = null;
        return base.SendAsync(request, cancellationToken);
    }

    private static Uri AddressOf(HttpRequestMessage request, ProviderConnection connection)
    {
        // Some jobs are asked about where the provider says; that the key may go there is the adapter's to know.
        if (request.Options.TryGetValue(_address, out var address) && address is not null)
            return address;

        var home = connection.BaseAddress ?? throw new InvalidOperationException("The connection has no address.");
        return new Uri(home.AbsoluteUri.TrimEnd('/') + request.RequestUri!.PathAndQuery);
    }
}
