using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Reads an account; by default the current one.</summary>
/// <param name="SignedIn">Somebody who signed in just now; null means the current person.</param>
public sealed record GetMe(SignedInUser? SignedIn = null) : IQuery<AccountView>;

internal sealed class GetMeHandler(IUserAccounts accounts, ICurrentUser user) : IRequestHandler<GetMe, Result<AccountView>>
{
    public async Task<Result<AccountView>> Handle(GetMe query, CancellationToken cancellationToken)
    {
        var (userId, organizationId) = query.SignedIn is { } signedIn
            ? (signedIn.UserId, signedIn.OrganizationId)
            : (user.UserId, user.OrganizationId);

        return await accounts.FindAsync(userId, organizationId, cancellationToken) is { } account
            ? account
            : Error.NotFound("account.not_found", "There is no such account.");
    }
}
