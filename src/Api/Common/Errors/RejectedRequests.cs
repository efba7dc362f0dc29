using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using BadRequest = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace ImageGenerator.Api.Common.Errors;

/// <summary>
/// Gives a problem as body to what the server refuses before any code of ours runs: an address that is too long or
/// cannot be decoded, headers that are too large, what is no HTTP at all. The server tells of each by a diagnostic
/// event and then sends a bare status; here that status is exchanged on the connection. (Over TLS that ends in this
/// process there is nothing to be seen, and the bare status goes out.)
/// </summary>
internal sealed partial class RejectedRequests(IOptions<JsonOptions> json, ILogger<RejectedRequests> logger)
    : IObserver<KeyValuePair<string, object?>>
{
    private const string BadRequestEvent = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private readonly ConcurrentDictionary<string, Followed> _connections = new(StringComparer.Ordinal);

    /// <summary>Watches every connection that the server takes.</summary>
    public static void Watch(KestrelServerOptions options)
    {
        var rejected = options.ApplicationServices.GetRequiredService<RejectedRequests>();
        var events = options.ApplicationServices.GetRequiredService<DiagnosticListener>();
        events.Subscribe(rejected, name => name == BadRequestEvent);
        options.ConfigureEndpointDefaults(listen =>
            listen.Use(next => connection => rejected.FollowAsync(connection, next))
        );
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is not { Key: BadRequestEvent, Value: IFeatureCollection features })
            return;
        if (features.Get<IBadRequestExceptionFeature>()?.Error is not BadRequest refusal)
            return;
        if (features.Get<IHttpResponseFeature>() is { HasStarted: true })
            return;

        if (features.Get<IHttpConnectionFeature>() is not { ConnectionId: { } id })
            return;
        if (!_connections.TryGetValue(id, out var followed) || followed.IsEncrypted)
            return;

        followed.Writer.Reject(ResponseFor(refusal.StatusCode));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private async Task FollowAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var transport = connection.Transport;
        var writer = new RejectionWriter(transport.Output);
        _connections[connection.ConnectionId] = new Followed(connection, writer);
        connection.Transport = new Duplex(transport.Input, writer);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
            _connections.TryRemove(connection.ConnectionId, out _);
        }
    }

    private byte[] ResponseFor(int status)
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        LogRejected(status, trace);

        var problem = Problems.OfStatus(status);
        problem.Extensions["traceId"] = trace;
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, json.Value.SerializerOptions);
        string[] head =
        [
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}"),
            $"Content-Type: {MediaTypeNames.Application.ProblemJson}",
            string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}"),
            $"Date: {DateTimeOffset.UtcNow:R}",
            "Connection: close",
            "Cache-Control: no-store",
            "X-Content-Type-Options: nosniff",
            "\r\n",
        ];
        return [.. Encoding.ASCII.GetBytes(string.Join("\r\n", head)), .. body];
    }

    [LoggerMessage(LogLevel.Information, "Refused a request that could not be read: {Status}, trace {Trace}")]
    private partial void LogRejected(int status, string trace);

    private sealed record Followed(ConnectionContext Connection, RejectionWriter Writer)
    {
        public bool IsEncrypted => Connection.Features.Get<ITlsHandshakeFeature>() is not null;
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
