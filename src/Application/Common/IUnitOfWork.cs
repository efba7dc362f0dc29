namespace ImageGenerator.Application.Common;

/// <summary>
/// Saves what the repositories of this scope hold, with its events in the outbox, in one transaction.
/// </summary>
public interface IUnitOfWork
{
    /// <summary>Saves, and afterwards wakes whoever waits for new jobs or events.</summary>
    /// <exception cref="ConcurrencyConflictException">Somebody else changed the same thing in between; read again and
    /// retry.</exception>
    /// <exception cref="DuplicateKeyException">A unique value is taken.</exception>
    Task SaveAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Runs the work and its saves in one transaction, from the start again when somebody else changed the same thing
    /// in between. A refusal rolls everything back.
    /// </summary>
    Task<TResult> InTransactionAsync<TResult>(
        Func<CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken
    )
        where TResult : Domain.Common.IResult<TResult>;
}

/// <summary>The thing was changed by somebody else since it was read.</summary>
public sealed class ConcurrencyConflictException : Exception
{
    public ConcurrencyConflictException(string message, Exception inner)
        : base(message, inner) { }

    public ConcurrencyConflictException(string message)
        : base(message) { }

    public ConcurrencyConflictException() { }
}

/// <summary>A value that must be unique is taken.</summary>
public sealed class DuplicateKeyException : Exception
{
    public DuplicateKeyException(string constraint, Exception inner)
        : base($"Already there: {constraint}.", inner) => Constraint = constraint;

    public DuplicateKeyException(string message)
        : base(message) { }

    public DuplicateKeyException() { }

    /// <summary>The name of the unique index.</summary>
    public string Constraint { get; } = "";
}
