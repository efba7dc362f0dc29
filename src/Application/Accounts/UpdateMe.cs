using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Changes the name that others see.</summary>
[Requires(Permission.View)]
public sealed record UpdateMe(string? DisplayName) : ICommand<AccountView>;

internal sealed class UpdateMeValidator : AbstractValidator<UpdateMe>
{
    public UpdateMeValidator() => RuleFor(command => command.DisplayName).IsName(AccountRules.MaxDisplayNameLength);
}

internal sealed class UpdateMeHandler(IUserAccounts accounts, IMediator mediator, Actor actor)
    : IRequestHandler<UpdateMe, Result<AccountView>>
{
    public async Task<Result<AccountView>> Handle(UpdateMe command, CancellationToken cancellationToken)
    {
        await accounts.RenameAsync(actor.UserId, command.DisplayName!.Trim(), cancellationToken);
        return await mediator.Send(new GetMe(), cancellationToken);
    }
}
