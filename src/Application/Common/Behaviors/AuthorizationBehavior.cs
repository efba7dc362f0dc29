using System.Reflection;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Common.Behaviors;

/// <summary>
/// The lock of every use case: whichever way a request comes in, it passes here before anything looks at it.
/// </summary>
internal sealed class AuthorizationBehavior<TRequest, TResponse>(ActorScope scope)
    : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    private static readonly AccessAttribute? _access = typeof(TRequest).GetCustomAttribute<AccessAttribute>();

    public Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        // What somebody forgets to declare is locked.
        var access = _access
            ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not say who may run it.");
        return access.Refuse(scope) is { } refusal ? Task.FromResult(TResponse.Fail(refusal)) : next();
    }
}
