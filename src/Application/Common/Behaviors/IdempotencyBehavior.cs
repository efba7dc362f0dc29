using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Common.Behaviors;

/// <summary>
/// Carries a command out once. The memory of it is saved with what it made, so of two that are sent at the same moment
/// one runs into the other's key, leaves nothing behind and gets the other's answer.
/// </summary>
internal sealed class IdempotencyBehavior<TRequest, TResponse>(
    IIdempotencyStore store,
    IdempotentRequest current,
    IReplay<TRequest, TResponse> replay
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IIdempotent, IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        if (request.IdempotencyKey is not { } key)
            return await next();

        var once = new Once(request, key, RequestFingerprint.Of(typeof(TRequest).Name, request.FingerprintContent()));
        var (isKnown, earlier) = await FindEarlierAsync(once, cancellationToken);
        return isKnown ? earlier : await CarryOutAsync(once, next, cancellationToken);
    }

    private async Task<TResponse> CarryOutAsync(
        Once once,
        RequestHandlerDelegate<TResponse> next,
        CancellationToken cancellationToken
    )
    {
        current.Begin(once.Key, once.Fingerprint);
        try
        {
            var response = await next();
            if (response.Error is null)
                return response;

            // The other one may have taken what was left: room under a spending limit, a name.
            var (isKnown, earlier) = await FindEarlierAsync(once, cancellationToken);
            return isKnown ? earlier : response;
        }
        catch (DuplicateKeyException duplicate) when (duplicate.Constraint == IdempotencyKey.Constraint)
        {
            var (isKnown, earlier) = await FindEarlierAsync(once, cancellationToken);
            return isKnown
                ? earlier
                : throw new InvalidOperationException("A key that was taken a moment ago is gone.", duplicate);
        }
        finally
        {
            current.End();
        }
    }

    private async Task<(bool IsKnown, TResponse Earlier)> FindEarlierAsync(
        Once once,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindAsync(once.Key, cancellationToken) is not { } earlier)
            return (false, default!);
        if (earlier.Fingerprint != once.Fingerprint)
            return (true, TResponse.Fail(IdempotencyKey.Reused));

        return (true, await replay.ReplayAsync(once.Request, earlier.ResourceId, cancellationToken));
    }

    private sealed record Once(TRequest Request, string Key, RequestFingerprint Fingerprint);
}
