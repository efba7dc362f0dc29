using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Tries a failed or cancelled generation again with the same settings. It is also a person's word that a generation whose
/// outcome is unknown may be sent once more.
/// </summary>
[Requires(Permission.Create)]
public sealed record RetryGeneration(Guid Id) : ICommand<GenerationView>;

internal sealed class RetryGenerationHandler(
    IGenerationRepository generations,
    IGenerationReader reader,
    IJobQueue queue,
    IBudget budget,
    IProviderConnections connections,
    IUnitOfWork unitOfWork,
    TimeProvider clock) : IRequestHandler<RetryGeneration, Result<GenerationView>>
{
    public async Task<Result<GenerationView>> Handle(RetryGeneration command, CancellationToken cancellationToken)
    {
        var id = new JobId(command.Id);
        var retried = await RequeueAsync(id, cancellationToken);
        if (!retried.Succeeded) return retried.Error;

        return await reader.FindAsync(id, cancellationToken) is { } view ? view : GenerationErrors.NotFound;
    }

    private async Task<Result> RequeueAsync(JobId id, CancellationToken cancellationToken)
    {
        try
        {
            return await unitOfWork.InTransactionAsync(token => RetryAsync(id, token), cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            // It has just failed, and its worker has not taken it out of the queue yet.
            return Error.Conflict("generation.not_retryable", "The generation is still being closed. Try again in a moment.");
        }
    }

    private async Task<Result> RetryAsync(JobId id, CancellationToken cancellationToken)
    {
        if (await generations.FindAsync(id, cancellationToken) is not { } generation) return GenerationErrors.NotFound;

        var retried = generation.Retry(clock.GetUtcNow());
        if (!retried.Succeeded) return retried;

        // The generation first: of two retries at once, one finds it changed and is refused, before both stand in the queue.
        await unitOfWork.SaveAsync(cancellationToken);
        queue.Enqueue(generation);
        var usable = await connections.UsableAsync(generation.OrganizationId, generation.CreatedBy, cancellationToken);
        var held = await budget.HoldAsync(generation, generation.ExpectedCost, usable.GetValueOrDefault(generation.Provider), cancellationToken);
        if (!held.Succeeded) return held;

        await unitOfWork.SaveAsync(cancellationToken);
        return Result.Ok();
    }
}
