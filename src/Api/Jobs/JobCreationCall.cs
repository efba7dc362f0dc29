using System.ComponentModel.DataAnnotations;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Jobs;

/// <summary>
/// A call that makes a job: it is answered at once, or, when the caller prefers to wait, as soon as the job has
/// finished. The wait counts from the moment at which the call came in.
/// </summary>
internal sealed record JobCreationCall(
    [property:
        FromHeader(Name = Headers.IdempotencyKey),
        Length(1, Application.Common.Idempotency.IdempotencyKey.MaxLength)
    ]
        string? IdempotencyKey,
    HttpContext Context,
    IMediator Mediator,
    JobWait Waiting,
    IModelCatalog Models,
    CancellationToken CancellationToken
)
{
    /// <summary>Makes the job, and waits for it where that is preferred.</summary>
    /// <param name="command">Makes it.</param>
    /// <param name="read">Reads it by its id.</param>
    /// <param name="location">Its address, by its id.</param>
    /// <param name="toResponse">The job as the wire has it.</param>
    /// <returns>200 with the finished job, or 202 with the job as far as it has come.</returns>
    internal async Task<Results<Accepted<TResponse>, Ok<TResponse>, ProblemResult>> AnswerAsync<TView, TResponse>(
        ICommand<CreatedJob<TView>> command,
        Func<Guid, IQuery<TView>> read,
        Func<Guid, string> location,
        Func<TView, IModelCatalog, TResponse> toResponse
    )
        where TView : JobView
    {
        var wait = Headers.PreferredWait(Context.Request, Headers.MaxWait);
        var end = Waiting.EndOf(wait ?? TimeSpan.Zero);
        var created = await Mediator.Send(command, CancellationToken);
        if (!created.Succeeded)
            return ProblemResult.FromError(created.Error);

        var (job, isReplay) = created.Value;
        SayWhereItIs(location(job.Id), isReplay);
        if (wait is { } preferred)
        {
            Context.Response.Headers[Headers.PreferenceApplied] = Headers.WaitOf(preferred);
            job = await Waiting.UntilFinishedAsync(new JobId(job.Id), read(job.Id), end, CancellationToken) ?? job;
        }

        var response = toResponse(job, Models);
        return job.IsFinished ? TypedResults.Ok(response) : TypedResults.Accepted(location(job.Id), response);
    }

    private void SayWhereItIs(string location, bool isReplay)
    {
        Context.Response.Headers.Location = location;
        if (isReplay)
            Context.Response.Headers[Headers.IdempotentReplayed] = "true";
    }
}
