using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.ApiKeys;

/// <summary>Ends a key at once: one's own, or any of the organization for owners and admins.</summary>
[Requires(Permission.ManageKeys)]
public sealed record RevokeApiKey(Guid Id) : ICommand<Unit>;

internal sealed class RevokeApiKeyHandler(
    IApiKeyRepository keys,
    IUnitOfWork unitOfWork,
    Actor actor,
    TimeProvider clock
) : IRequestHandler<RevokeApiKey, Result<Unit>>
{
    private static readonly Error _notFound = Error.NotFound("api_key.not_found", "There is no such API key.");

    public async Task<Result<Unit>> Handle(RevokeApiKey command, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(new ApiKeyId(command.Id), cancellationToken);
        if (key is null || !MayRevoke(key))
            return _notFound;

        key.Revoke(clock.GetUtcNow());
        await unitOfWork.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private bool MayRevoke(ApiKey key) => key.CreatedBy == actor.UserId || actor.May(Permission.Manage);
}
