using MediatR;

namespace ImageGenerator.Application.Common.Idempotency;

/// <summary>A command that is carried out once, however often a client sends it under the same key.</summary>
public interface IIdempotent
{
    /// <summary>The client's name for this one request; null when it takes the risk.</summary>
    string? IdempotencyKey { get; }

    /// <summary>What is asked for: what is meant, not how it was written.</summary>
    object FingerprintContent();
}

/// <summary>Answers a command that was carried out before.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <typeparam name="TResponse">What it is answered with.</typeparam>
public interface IReplay<in TCommand, TResponse>
    where TCommand : IIdempotent, IRequest<TResponse>
{
    /// <param name="command">The repetition.</param>
    /// <param name="resourceId">What the earlier request made.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<TResponse> ReplayAsync(TCommand command, Guid resourceId, CancellationToken cancellationToken);
}
