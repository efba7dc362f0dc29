using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Changes the name that others see.</summary>
public sealed record UpdateMe(string? DisplayName) : ICommand<AccountView>;

internal sealed class UpdateMeValidator : AbstractValidator<UpdateMe>
{
    public UpdateMeValidator() => RuleFor(command => command.DisplayName).IsName(AccountRules.MaxDisplayNameLength);
}

internal sealed class UpdateMeHandler(IUserAccounts accounts, IMediator mediator, ICurrentUser user)
    : IRequestHandler<UpdateMe, Result<AccountView>>
{
    public async Task<Result<AccountView>> Handle(UpdateMe command, CancellationToken cancellationToken)
    {
        await accounts.RenameAsync(user.UserId, command.DisplayName!.Trim(), cancellationToken);
        return await mediator.Send(new GetMe(), cancellationToken);
    }
}
