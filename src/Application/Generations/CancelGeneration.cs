using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Usage;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>Stops a generation: a waiting one at once, a processing one as soon as its worker hears of it.</summary>
[Requires(Permission.Create)]
public sealed record CancelGeneration(Guid Id) : ICommand<GenerationView>;

internal sealed class CancelGenerationHandler(
    IGenerationRepository generations,
    IGenerationReader reader,
    IJobQueue queue,
    IBudget budget,
    IUnitOfWork unitOfWork,
    TimeProvider clock) : IRequestHandler<CancelGeneration, Result<GenerationView>>
{
    public async Task<Result<GenerationView>> Handle(CancelGeneration command, CancellationToken cancellationToken)
    {
        var id = new JobId(command.Id);
        var cancelled = await unitOfWork.InTransactionAsync(token => CancelAsync(id, token), cancellationToken);
        if (!cancelled.Succeeded) return cancelled.Error;

        return await reader.FindAsync(id, cancellationToken) is { } view ? view : GenerationErrors.NotFound;
    }

    private async Task<Result> CancelAsync(JobId id, CancellationToken cancellationToken)
    {
        if (await generations.FindAsync(id, cancellationToken) is not { } generation) return GenerationErrors.NotFound;
        if (generation.Status == JobStatus.Pending) await queue.RemoveAsync(id, cancellationToken);

        var now = clock.GetUtcNow();
        var requested = generation.RequestCancellation(now);
        if (!requested.Succeeded) return requested;
        if (generation.IsFinished)
        {
            generations.AddRange(UsageRecord.Settle(generation, images: 0, usage: null, now));
            budget.Settle(generation);
        }
        else
        {
            queue.AnnounceCancellation(generation);
        }

        await unitOfWork.SaveAsync(cancellationToken);
        return Result.Ok();
    }
}
