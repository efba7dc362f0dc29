using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Tries a failed or cancelled generation again with the same settings. It is also a person's word that a generation
/// whose outcome is unknown may be sent once more.
/// </summary>
[Requires(Permission.Create)]
public sealed record RetryGeneration(Guid Id) : ICommand<GenerationView>;

internal sealed class RetryGenerationHandler(JobRetry retry, IGenerationReader reader)
    : IRequestHandler<RetryGeneration, Result<GenerationView>>
{
    public async Task<Result<GenerationView>> Handle(RetryGeneration command, CancellationToken cancellationToken)
    {
        var id = new JobId(command.Id);
        var retried = await retry.RetryAsync<Generation>(id, GenerationErrors.NotFound, cancellationToken);
        if (!retried.Succeeded)
            return retried.Error;

        return await reader.FindAsync(id, cancellationToken) is { } view ? view : GenerationErrors.NotFound;
    }
}
