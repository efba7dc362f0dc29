using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Changes the current person's password and ends their other sign-ins.</summary>
public sealed record ChangePassword(string? CurrentPassword, string? NewPassword) : ICommand<SignedInUser>
{
    /// <summary>Never the password: it must not end in a log by accident.</summary>
    public override string ToString() => nameof(ChangePassword);
}

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(command => command.CurrentPassword).IsPassword();
        RuleFor(command => command.NewPassword).IsNewPassword();
    }
}

internal sealed class ChangePasswordHandler(IUserAccounts accounts, ICurrentUser user)
    : IRequestHandler<ChangePassword, Result<SignedInUser>>
{
    public Task<Result<SignedInUser>> Handle(ChangePassword command, CancellationToken cancellationToken) =>
        accounts.ChangePasswordAsync(user.UserId, command.CurrentPassword!, command.NewPassword!, cancellationToken);
}
