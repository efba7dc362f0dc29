using AutoMapper;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>Asks for images. The same idempotency key makes the same generation, however often it is sent.</summary>
/// <param name="Input">The settings.</param>
/// <param name="IdempotencyKey">The client's name for this one click; null when it takes the risk.</param>
[Requires(Permission.Create)]
public sealed record CreateGeneration(GenerationInput Input, string? IdempotencyKey)
    : ICommand<CreatedJob<GenerationView>>,
        IIdempotent
{
    // What is meant, not how it was written: trimmed, defaults filled in, parameters in order.
    public object FingerprintContent() =>
        new
        {
            Input.Model,
            Input.Prefer,
            Input.Failover,
            request = Input.ToRequest(),
            Input.References,
            Input.Mask,
            Input.ToRoutingOptions().Metadata,
        };
}

internal sealed class CreateGenerationValidator : AbstractValidator<CreateGeneration>
{
    public CreateGenerationValidator() =>
        RuleFor(command => command.Input)
            .SetValidator(new GenerationInputValidator(promptRequired: true))
            .IsWholeBody();
}

internal sealed class CreateGenerationHandler(
    GenerationRouting routing,
    JobSubmission submission,
    Actor actor,
    IMapper mapper,
    TimeProvider clock
) : IRequestHandler<CreateGeneration, Result<CreatedJob<GenerationView>>>
{
    public async Task<Result<CreatedJob<GenerationView>>> Handle(
        CreateGeneration command,
        CancellationToken cancellationToken
    )
    {
        var found = await routing.FindAsync(command.Input, use: true, cancellationToken);
        if (!found.Succeeded)
            return found.Error;

        var route = found.Value.Route;
        var submitted = await submission.SubmitAsync(
            () => Request(command, found.Value),
            route.Cost,
            route.Payer,
            cancellationToken
        );
        if (!submitted.Succeeded)
            return submitted.Error;

        var row = new GenerationRow { Generation = submitted.Value, CreatedByName = actor.DisplayName };
        return new CreatedJob<GenerationView>(mapper.Map<GenerationView>(row), IsReplay: false);
    }

    private Generation Request(CreateGeneration command, FittedGeneration fitted)
    {
        var options = command.Input.ToRoutingOptions();
        return Generation.Request(
            actor.OrganizationId,
            actor.UserId,
            fitted.Route.Model,
            fitted.Route.Settings,
            clock.GetUtcNow(),
            options with
            {
                ApiKeyId = actor.ApiKeyId,
                Metadata = options.Metadata.Noting(fitted.Dropped),
            }
        );
    }
}

/// <summary>A repetition is answered with the generation as it is by now.</summary>
[ScopedService]
internal sealed class CreateGenerationReplay(IGenerationReader reader)
    : IReplay<CreateGeneration, Result<CreatedJob<GenerationView>>>
{
    public async Task<Result<CreatedJob<GenerationView>>> ReplayAsync(
        CreateGeneration command,
        Guid resourceId,
        CancellationToken cancellationToken
    ) =>
        await reader.FindAsync(new JobId(resourceId), cancellationToken) is { } generation
            ? new CreatedJob<GenerationView>(generation, IsReplay: true)
            : GenerationErrors.NotFound;
}
