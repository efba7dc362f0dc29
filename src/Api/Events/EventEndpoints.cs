using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Events;

namespace ImageGenerator.Api.Events;

/// <summary>What happens, as it happens: server-sent events.</summary>
internal sealed class EventEndpoints : IEndpointGroup
{
    internal const string ContentType = "text/event-stream";
    private static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(15);

    public void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/events", StreamEvents)
            .WithName(nameof(StreamEvents))
            .WithTags("Events")
            .WithSummary("Streams the organization's events (server-sent events)")
            .WithDescription(
                "`generation.updated` and `edit.updated` carry where the job stands, what it costs and why it failed; "
                    + "`asset.created` carries an image. "
                    + "While a model shows unfinished images, `partials` names them (`index`, `version`; see "
                    + "`GetPartialImage`). "
                    + "`provider_key.rejected` and `provider_key.out_of_credit` carry provider, scope, person "
                    + "and reason; a person's own key is "
                    + "nobody else's business. The schema has the data of each event under the event's name. "
                    + "Progress within a stage is told in "
                    + "steps, and of several steps that wait to be sent the last is sent; stages and ends are "
                    + "always told. "
                    + "`scope`, `subject` and `events` narrow the stream; an unknown filter is refused with "
                    + "`events.filter_unknown`. "
                    + "Send `Last-Event-ID` to get what was missed; "
                    + "`stream.reset` says that some of it is no longer kept and everything should be read "
                    + "again. A comment is sent every 15 seconds."
            )
            .RequireAuthorization(Policies.View)
            .EndsWithCredential()
            .Produces<string>(200, ContentType)
            .Fails(400, 401, 429);

    private static async Task<IResult> StreamEvents(
        [AsParameters] EventQuery query,
        HttpContext context,
        IEventStream events,
        EventTexts texts,
        Actor actor,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken
    )
    {
        var filter = query.ToFilter(context.Request.Query);
        if (!filter.Succeeded)
            return ProblemResult.FromError(filter.Error);

        var last = context.Request.Headers["Last-Event-ID"].FirstOrDefault();
        var opened = await events.OpenAsync(actor.OrganizationId, actor.UserId, filter.Value, last, cancellationToken);
        if (!opened.Succeeded)
            return ProblemResult.FromError(opened.Error);

        await using var subscription = opened.Value;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            // A stream that breaks before its first event comes back to this very place.
            await WriteAsync(
                context.Response,
                $": connected\nretry: 2000\nid: {subscription.LastEventId}\n\n",
                ending.Token
            );
            while (true)
            {
                var fresh = await subscription.NextAsync(_heartbeat, ending.Token);
                var text = fresh.Count == 0 ? ": heartbeat\n\n" : string.Concat(fresh.Select(texts.Of));
                await WriteAsync(context.Response, text, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client has gone, its session has ended, or we are going: whoever may, comes back with its last id.
            return Results.Empty;
        }
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
