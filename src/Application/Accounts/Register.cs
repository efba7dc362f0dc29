using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Accounts;

/// <summary>
/// Makes an account that owns a new organization: the first one always, later ones where registration is open.
/// </summary>
[AllowsAnyone("Whoever registers has no account yet; the use case itself says whether it is open.")]
public sealed record Register(
    string? Email,
    string? Password,
    string? DisplayName,
    string? OrganizationName,
    SignInOrigin Origin
) : ICommand<SignedInUser>
{
    /// <summary>Never the password: it must not end in a log by accident.</summary>
    public override string ToString() => nameof(Register);
}

internal sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator()
    {
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Password).IsNewPassword();
        RuleFor(command => command.DisplayName).IsName(AccountRules.MaxDisplayNameLength);
        RuleFor(command => command.OrganizationName).IsName(Organization.MaxNameLength);
    }
}

internal sealed class RegisterHandler(
    IUserAccounts accounts,
    ISignInThrottle throttle,
    IUnitOfWork unitOfWork,
    IOptions<RegistrationOptions> options,
    TimeProvider clock
) : IRequestHandler<Register, Result<SignedInUser>>
{
    private static readonly Error _closed = new(
        "registration.closed",
        "Registration is closed. Ask the owner of this installation for an account.",
        ErrorKind.Forbidden
    );

    public async Task<Result<SignedInUser>> Handle(Register command, CancellationToken cancellationToken)
    {
        // Where registration is open, the answer tells whether an address has an account: nobody may ask that quickly.
        var counted = await throttle.CountRegistrationAsync(command.Origin, cancellationToken);
        if (!counted.Succeeded)
            return counted.Error;

        var registered = await unitOfWork.InTransactionAsync(token => RegisterAsync(command, token), cancellationToken);
        return registered.Succeeded
            ? await accounts.CheckPasswordAsync(command.Email!.Trim(), command.Password!, cancellationToken)
            : registered.Error;
    }

    private async Task<Result> RegisterAsync(Register command, CancellationToken cancellationToken)
    {
        await accounts.LockRegistrationAsync(cancellationToken);
        var isFirst = !await accounts.AnyAsync(cancellationToken);
        if (!isFirst && !options.Value.Open)
            return _closed;

        var account = new NewAccount(command.Email!.Trim(), command.Password!, command.DisplayName!.Trim());
        var user = await accounts.CreateAsync(account, cancellationToken);
        if (!user.Succeeded)
            return user.Error;

        var now = clock.GetUtcNow();
        var organization = Organization.Found(command.OrganizationName!, now, isFirst);
        accounts.Add(organization);
        accounts.Add(Membership.Grant(organization.Id, user.Value, Role.Owner, now));
        await unitOfWork.SaveAsync(cancellationToken);
        return Result.Ok();
    }
}
