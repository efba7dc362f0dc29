using AutoMapper;
using FluentValidation;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>Asks for images. The same idempotency key makes the same generation, however often it is sent.</summary>
/// <param name="Input">The settings.</param>
/// <param name="IdempotencyKey">The client's name for this one click; null when it takes the risk.</param>
public sealed record CreateGeneration(GenerationInput Input, string? IdempotencyKey) : ICommand<CreatedGeneration>;

/// <summary>The generation, and whether an earlier request had made it.</summary>
public sealed record CreatedGeneration(GenerationView Generation, bool IsReplay);

internal sealed class CreateGenerationValidator : AbstractValidator<CreateGeneration>
{
    public CreateGenerationValidator()
    {
        RuleFor(command => command.Input).SetValidator(new GenerationInputValidator(promptRequired: true)).IsWholeBody();
        RuleFor(command => command.IdempotencyKey)
            .Must(key => key is null || IdempotencyKey.IsValid(key))
            .OverridePropertyName("Idempotency-Key")
            .WithMessage($"Use 1 to {IdempotencyKey.MaxLength} printable ASCII characters without spaces.");
    }
}

internal sealed class CreateGenerationHandler(
    ModelRouter router,
    ReferenceFinder references,
    IJobStore jobs,
    IGenerationReader reader,
    IJobQueue queue,
    IIdempotencyStore idempotency,
    IBudget budget,
    IUnitOfWork unitOfWork,
    ICurrentUser user,
    IMapper mapper,
    TimeProvider clock) : IRequestHandler<CreateGeneration, Result<CreatedGeneration>>
{
    public async Task<Result<CreatedGeneration>> Handle(CreateGeneration command, CancellationToken cancellationToken)
    {
        // What is meant, not how it was written: trimmed, defaults filled in, parameters in order.
        var request = command.Input.ToRequest();
        var fingerprint = RequestFingerprint.Of(nameof(CreateGeneration), new
        {
            command.Input.Model,
            command.Input.Prefer,
            command.Input.Failover,
            request,
            command.Input.References,
            command.Input.Mask,
        });
        if (await FindEarlierAsync(command.IdempotencyKey, fingerprint, cancellationToken) is { } earlier) return earlier;

        var asked = await references.AddToAsync(request, command.Input, use: true, cancellationToken);
        if (!asked.Succeeded) return asked.Error;

        var caller = new Caller(user.OrganizationId, user.UserId);
        var route = await router.ChooseAsync(command.Input.Model, command.Input.Prefer, asked.Value, caller, cancellationToken);
        if (!route.Succeeded) return route.Error;

        Generation Submit()
        {
            var generation = Generation.Request(
                user.OrganizationId,
                user.UserId,
                route.Value.Model,
                route.Value.Settings,
                clock.GetUtcNow(),
                command.Input.ToTerms() with { ApiKeyId = user.ApiKeyId });
            jobs.Add(generation);
            queue.Enqueue(generation);
            if (command.IdempotencyKey is { } key) idempotency.Remember(key, fingerprint, generation.Id.Value);
            return generation;
        }

        try
        {
            var submitted = await SaveAsync(Submit, route.Value, cancellationToken);
            if (!submitted.Succeeded)
            {
                // The same click, sent twice at the same moment, may have taken the room that was left.
                return await FindEarlierAsync(command.IdempotencyKey, fingerprint, cancellationToken) ?? submitted.Error;
            }

            var view = mapper.Map<GenerationView>(submitted.Value) with { CreatedByName = user.DisplayName };
            return new CreatedGeneration(view, IsReplay: false);
        }
        catch (DuplicateKeyException duplicate) when (duplicate.Constraint == IdempotencyKey.Constraint)
        {
            // The same click, sent twice at the same moment: the other one was first, and ours left nothing behind.
            return await FindEarlierAsync(command.IdempotencyKey, fingerprint, cancellationToken)
                ?? throw new InvalidOperationException("A key that was taken a moment ago is gone.", duplicate);
        }
    }

    /// <summary>What costs nothing is saved as one batch; everything else together with its hold.</summary>
    private async Task<Result<Generation>> SaveAsync(Func<Generation> submit, Route route, CancellationToken cancellationToken)
    {
        if (Generation.EstimateCost(route.Model, route.Settings) == Money.Zero)
        {
            var free = submit();
            await unitOfWork.SaveAsync(cancellationToken);
            return free;
        }

        return await unitOfWork.InTransactionAsync<Result<Generation>>(
            async token =>
            {
                var generation = submit();
                var held = await budget.HoldAsync(generation, generation.EstimatedCost, route.Payer, token);
                if (!held.Succeeded) return held.Error;

                await unitOfWork.SaveAsync(token);
                return generation;
            },
            cancellationToken);
    }

    private async Task<Result<CreatedGeneration>?> FindEarlierAsync(
        string? key, RequestFingerprint fingerprint, CancellationToken cancellationToken)
    {
        if (key is null || await idempotency.FindAsync(key, cancellationToken) is not { } earlier) return null;
        if (earlier.Fingerprint != fingerprint) return IdempotencyKey.Reused;

        var generation = await reader.FindAsync(new JobId(earlier.ResourceId), cancellationToken);
        return generation is null ? GenerationErrors.NotFound : new CreatedGeneration(generation, IsReplay: true);
    }
}
