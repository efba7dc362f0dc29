using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>Stops a generation: a waiting one at once, a processing one as soon as its worker hears of it.</summary>
[Requires(Permission.Create)]
public sealed record CancelGeneration(Guid Id) : ICommand<GenerationView>;

internal sealed class CancelGenerationHandler(JobCanceler cancellation, IGenerationReader reader)
    : IRequestHandler<CancelGeneration, Result<GenerationView>>
{
    public async Task<Result<GenerationView>> Handle(CancelGeneration command, CancellationToken cancellationToken)
    {
        var id = new JobId(command.Id);
        var cancelled = await cancellation.CancelAsync<Generation>(id, GenerationErrors.NotFound, cancellationToken);
        if (!cancelled.Succeeded)
            return cancelled.Error;

        return await reader.FindAsync(id, cancellationToken) is { } view ? view : GenerationErrors.NotFound;
    }
}
