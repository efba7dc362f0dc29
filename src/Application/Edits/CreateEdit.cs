using AutoMapper;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Edits;

/// <summary>
/// Asks for a change to an image. The same idempotency key makes the same edit, however often it is sent.
/// </summary>
/// <param name="Input">What is to be done.</param>
/// <param name="IdempotencyKey">The client's name for this one click; null when it takes the risk.</param>
[Requires(Permission.Create)]
public sealed record CreateEdit(EditInput Input, string? IdempotencyKey) : ICommand<CreatedJob<EditView>>, IIdempotent
{
    // What is meant, not how it was written.
    public object FingerprintContent() => Input;
}

internal sealed class CreateEditValidator : AbstractValidator<CreateEdit>
{
    public CreateEditValidator() =>
        RuleFor(command => command.Input).SetValidator(new EditInputValidator()).IsWholeBody();
}

internal sealed class CreateEditHandler(
    EditRouting routing,
    JobSubmission submission,
    Actor actor,
    IMapper mapper,
    TimeProvider clock
) : IRequestHandler<CreateEdit, Result<CreatedJob<EditView>>>
{
    public async Task<Result<CreatedJob<EditView>>> Handle(CreateEdit command, CancellationToken cancellationToken)
    {
        var route = await routing.FindAsync(command.Input, cancellationToken);
        if (!route.Succeeded)
            return route.Error;

        var (model, settings) = route.Value;
        var order = new JobOrder(actor.OrganizationId, actor.UserId, clock.GetUtcNow()) { ApiKeyId = actor.ApiKeyId };
        var submitted = await submission.SubmitAsync(
            () => Upscale.Request(order, model, settings, command.Input.ToOptions()),
            route.Value.Cost,
            route.Value.Payer,
            cancellationToken
        );
        if (!submitted.Succeeded)
            return submitted.Error;

        var row = new EditRow { Edit = submitted.Value, CreatedByName = actor.DisplayName };
        return new CreatedJob<EditView>(mapper.Map<EditView>(row), IsReplay: false);
    }
}

/// <summary>A repetition is answered with the edit as it is by now.</summary>
[ScopedService]
internal sealed class CreateEditReplay(IEditReader reader) : IReplay<CreateEdit, Result<CreatedJob<EditView>>>
{
    public async Task<Result<CreatedJob<EditView>>> ReplayAsync(
        CreateEdit command,
        Guid resourceId,
        CancellationToken cancellationToken
    ) =>
        await reader.FindAsync(new JobId(resourceId), cancellationToken) is { } edit
            ? new CreatedJob<EditView>(edit, IsReplay: true)
            : EditErrors.NotFound;
}
