using ImageGenerator.Api.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Webhooks;

/// <summary>
/// Where providers tell that a job has moved on. Open to everybody, because the signature is the proof; not part of the
/// API's document, because only the provider calls it.
/// </summary>
internal sealed class WebhookEndpoints : IRootEndpointGroup
{
    // A message repeats the request, small reference images included; see ReplicateFiles.
    private const long MaxBytes = 512 * 1024;

    public void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/webhooks/replicate", ReceiveReplicate)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static Task<Results<NoContent, ProblemResult>> ReceiveReplicate(
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => ReceiveAsync("replicate", request, mediator, cancellationToken);

    private static async Task<Results<NoContent, ProblemResult>> ReceiveAsync(
        string provider,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var message = new WebhookMessage(body.GetBuffer().AsMemory(0, (int)body.Length), name =>
            request.Headers[name] is [{ } only] ? only : null
        );

        var received = await mediator.Send(new ReceiveWebhook(provider, message), cancellationToken);
        return received.Succeeded ? TypedResults.NoContent() : ProblemResult.FromError(received.Error);
    }
}
