using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Jobs;

/// <summary>A call to the resource of any kind of job: sends the use case, and answers with the result.</summary>
/// <param name="Mediator">Where use cases are sent.</param>
/// <param name="Models">The names of models and providers.</param>
/// <param name="CancellationToken">Ends the call.</param>
internal sealed record JobCall(IMediator Mediator, IModelCatalog Models, CancellationToken CancellationToken)
{
    /// <summary>200 with the result.</summary>
    internal async Task<Results<Ok<TResponse>, ProblemResult>> OkAsync<TView, TResponse>(
        IRequest<Result<TView>> request,
        Func<TView, IModelCatalog, TResponse> toResponse
    )
    {
        var result = await Mediator.Send(request, CancellationToken);
        return result.Succeeded
            ? TypedResults.Ok(toResponse(result.Value, Models))
            : ProblemResult.FromError(result.Error);
    }

    /// <summary>202 with the job that runs now, and where it is.</summary>
    internal async Task<Results<Accepted<TResponse>, ProblemResult>> AcceptedAsync<TView, TResponse>(
        ICommand<TView> command,
        string location,
        Func<TView, IModelCatalog, TResponse> toResponse
    )
    {
        var result = await Mediator.Send(command, CancellationToken);
        return result.Succeeded
            ? TypedResults.Accepted(location, toResponse(result.Value, Models))
            : ProblemResult.FromError(result.Error);
    }
}
