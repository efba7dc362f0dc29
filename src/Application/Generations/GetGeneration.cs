using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>Reads one generation, with its attempts and its queue position.</summary>
[Requires(Permission.View)]
public sealed record GetGeneration(Guid Id) : IQuery<GenerationView>;

internal sealed class GetGenerationHandler(IGenerationReader reader, IJobQueue queue)
    : IRequestHandler<GetGeneration, Result<GenerationView>>
{
    public async Task<Result<GenerationView>> Handle(GetGeneration query, CancellationToken cancellationToken)
    {
        var id = new JobId(query.Id);
        if (await reader.FindAsync(id, cancellationToken) is not { } generation) return GenerationErrors.NotFound;
        if (generation.Status != JobStatus.Pending) return generation;

        return generation with { QueuePosition = await queue.PositionAsync(id, cancellationToken) };
    }
}
