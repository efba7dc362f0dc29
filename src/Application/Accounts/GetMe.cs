using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Accounts;

/// <summary>Reads the current person's account.</summary>
[Requires(Permission.View)]
public sealed record GetMe : IQuery<AccountView>;

/// <summary>Reads the account of somebody who has signed in just now.</summary>
/// <param name="SignedIn">What the sign-in has proven.</param>
[AllowsAnyone("The sign-in that was just checked is the proof.")]
public sealed record GetSignedInAccount(SignedInUser SignedIn) : IQuery<AccountView>;

internal sealed class GetMeHandler(IUserAccounts accounts, Actor actor) : IRequestHandler<GetMe, Result<AccountView>>
{
    public async Task<Result<AccountView>> Handle(GetMe query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(actor.UserId, actor.OrganizationId, cancellationToken) is { } account
            ? account
            : AccountErrors.NotFound;
}

internal sealed class GetSignedInAccountHandler(IUserAccounts accounts)
    : IRequestHandler<GetSignedInAccount, Result<AccountView>>
{
    public async Task<Result<AccountView>> Handle(GetSignedInAccount query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(query.SignedIn.UserId, query.SignedIn.OrganizationId, cancellationToken) is { } account
            ? account
            : AccountErrors.NotFound;
}

internal static class AccountErrors
{
    internal static readonly Error NotFound = Error.NotFound("account.not_found", "There is no such account.");
}
