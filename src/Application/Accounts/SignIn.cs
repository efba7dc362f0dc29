using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Proves who somebody is by address and password.</summary>
public sealed record SignIn(string? Email, string? Password) : ICommand<SignedInUser>
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

internal sealed class SignInHandler(IUserAccounts accounts) : IRequestHandler<SignIn, Result<SignedInUser>>
{
    public Task<Result<SignedInUser>> Handle(SignIn command, CancellationToken cancellationToken) =>
        accounts.CheckPasswordAsync(command.Email!.Trim(), command.Password!, cancellationToken);
}
