using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using MediatR;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Accounts;

/// <summary>Whether somebody may register now, and whether it would be the first account.</summary>
[AllowsAnyone("The sign-in page asks before anybody has signed in.")]
public sealed record GetRegistration : IQuery<RegistrationView>;

/// <summary>What a sign-in page has to know.</summary>
/// <param name="Open">An account can be made now.</param>
/// <param name="FirstAccount">Nobody has registered yet: the next account owns the installation's first
/// organization.</param>
public sealed record RegistrationView(bool Open, bool FirstAccount);

internal sealed class GetRegistrationHandler(IUserAccounts accounts, IOptions<RegistrationOptions> options)
    : IRequestHandler<GetRegistration, Result<RegistrationView>>
{
    public async Task<Result<RegistrationView>> Handle(GetRegistration query, CancellationToken cancellationToken)
    {
        var first = !await accounts.AnyAsync(cancellationToken);
        return new RegistrationView(first || options.Value.Open, first);
    }
}
