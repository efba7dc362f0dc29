using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Changes the current person's password and ends their sessions.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">The password from now on.</param>
/// <param name="Origin">Where the request comes from.</param>
/// <param name="Kept">The session that goes on; null ends all of them.</param>
[Requires(Permission.View)]
public sealed record ChangePassword(string? CurrentPassword, string? NewPassword, SignInOrigin Origin, SessionId? Kept)
    : ICommand<SignedInUser>
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

internal sealed class ChangePasswordHandler(
    IUserAccounts accounts,
    ISignInThrottle throttle,
    ISessions sessions,
    Actor actor
) : IRequestHandler<ChangePassword, Result<SignedInUser>>
{
    public async Task<Result<SignedInUser>> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(actor.UserId, actor.OrganizationId, cancellationToken) is not { } account)
        {
            return AccountErrors.NotFound;
        }

        // Whoever holds somebody's session may not guess the password here any faster than at the sign-in.
        var attempt = await throttle.BeginAsync(account.Email, command.Origin, cancellationToken);
        if (!attempt.Succeeded)
            return attempt.Error;

        var changed = await accounts.ChangePasswordAsync(
            actor.UserId,
            command.CurrentPassword!,
            command.NewPassword!,
            cancellationToken
        );
        if (!changed.Succeeded && changed.Error.Code == AccountRules.WrongPassword)
            return changed.Error;

        await throttle.SucceedAsync(attempt.Value, cancellationToken);
        if (changed.Succeeded)
            await sessions.EndAllAsync(changed.Value, command.Kept, cancellationToken);
        return changed;
    }
}
