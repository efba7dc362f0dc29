using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Proves who somebody is by address and password.</summary>
[AllowsAnyone("Whoever signs in is not signed in yet.")]
public sealed record SignIn(string? Email, string? Password, SignInOrigin Origin) : ICommand<SignedInUser>
{
    /// <summary>Never the password: it must not end in a log by accident.</summary>
    public override string ToString() => nameof(SignIn);
}

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Password).IsPassword();
    }
}

internal sealed class SignInHandler(IUserAccounts accounts, ISignInThrottle throttle)
    : IRequestHandler<SignIn, Result<SignedInUser>>
{
    public async Task<Result<SignedInUser>> Handle(SignIn command, CancellationToken cancellationToken)
    {
        var email = command.Email!.Trim();
        var attempt = await throttle.BeginAsync(email, command.Origin, cancellationToken);
        if (!attempt.Succeeded)
            return attempt.Error;

        var signedIn = await accounts.CheckPasswordAsync(email, command.Password!, cancellationToken);
        if (signedIn.Succeeded)
            await throttle.SucceedAsync(attempt.Value, cancellationToken);
        return signedIn;
    }
}
