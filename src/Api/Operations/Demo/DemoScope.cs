using ImageGenerator.Api.Operations.Commands;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Api.Operations.Demo;

/// <summary>Runs use cases as people of the demonstration, each in a scope of its own, as a request would.</summary>
internal sealed class DemoScope(IServiceProvider services)
{
    /// <exception cref="DemoException">It was refused.</exception>
    internal async Task<T> SendAsync<T>(Actor actor, IRequest<Result<T>> request, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Enter(actor);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
        return result.Succeeded ? result.Value : throw new DemoException(result.Error);
    }

    /// <summary>Does something with the ports of somebody who has not signed in.</summary>
    internal async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().EnterAnonymous();
        return await work(scope.ServiceProvider);
    }
}

/// <summary>Something of the demonstration was refused.</summary>
internal sealed class DemoException(Error error) : CommandException($"{error.Message} ({error.Code})");
