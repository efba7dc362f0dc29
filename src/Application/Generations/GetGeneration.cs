using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>Reads one generation, with its attempts, its place in the queue and how much longer it will take.</summary>
[Requires(Permission.View)]
public sealed record GetGeneration(Guid Id) : IQuery<GenerationView>;

internal sealed class GetGenerationHandler(
    IGenerationReader reader,
    IJobQueue queue,
    IModelCatalog models,
    IProviderHealthStore states,
    TimeProvider clock
) : IRequestHandler<GetGeneration, Result<GenerationView>>
{
    public async Task<Result<GenerationView>> Handle(GetGeneration query, CancellationToken cancellationToken)
    {
        var id = new JobId(query.Id);
        if (await reader.FindAsync(id, cancellationToken) is not { } generation)
            return GenerationErrors.NotFound;
        if (generation.IsFinished)
            return generation;

        if (generation.Status == JobStatus.Pending)
        {
            generation = generation with { QueuePosition = await queue.PositionAsync(id, cancellationToken) };
        }

        var model = models.Find(generation.Model);
        var typical = model?.TypicalSeconds ?? await MeasuredAsync(generation.Provider, cancellationToken);
        return generation with
        {
            EstimatedSecondsRemaining = TimeRemaining.Estimate(generation, typical, clock.GetUtcNow()),
            DurationNotice = model is null ? null : ModelDuration.Of(model).Notice,
        };
    }

    private async Task<double?> MeasuredAsync(string provider, CancellationToken cancellationToken)
    {
        var health = await states.ReadAsync(cancellationToken);
        return health.TryGetValue(provider, out var status) ? status.TypicalSeconds : null;
    }
}
