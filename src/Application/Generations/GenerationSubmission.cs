using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>Saves a new generation together with its place in the queue, the money that is set aside for it, and the memory of its request.</summary>
[ScopedService]
internal sealed class GenerationSubmission(
    IGenerationRepository generations, IJobQueue queue, IBudget budget, IdempotentRequest idempotency, IUnitOfWork unitOfWork)
{
    /// <summary>What costs nothing is saved as one batch; everything else together with its hold.</summary>
    /// <param name="request">Makes the generation; again when the transaction is begun again.</param>
    /// <param name="expected">What it is expected to cost; null when nobody can tell.</param>
    /// <param name="payer">Whose key pays.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<Generation>> SubmitAsync(
        Func<Generation> request, Money? expected, CredentialScope? payer, CancellationToken cancellationToken)
    {
        if (expected != Money.Zero)
        {
            return await unitOfWork.InTransactionAsync(token => HoldAndSaveAsync(request, payer, token), cancellationToken);
        }

        var free = Add(request());
        await unitOfWork.SaveAsync(cancellationToken);
        return free;
    }

    private async Task<Result<Generation>> HoldAndSaveAsync(
        Func<Generation> request, CredentialScope? payer, CancellationToken cancellationToken)
    {
        var generation = Add(request());
        var held = await budget.HoldAsync(generation, generation.EstimatedCost, payer, cancellationToken);
        if (!held.Succeeded) return held.Error;

        await unitOfWork.SaveAsync(cancellationToken);
        return generation;
    }

    private Generation Add(Generation generation)
    {
        generations.Add(generation);
        queue.Enqueue(generation);
        idempotency.Makes(generation.Id.Value);
        return generation;
    }
}
