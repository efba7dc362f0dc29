using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Saves through the context, says what went wrong in the application's words, and notifies after the commit.
/// </summary>
[ScopedService]
internal sealed class UnitOfWork(AppDbContext database, INotifier notifier) : IUnitOfWork
{
    private const int MaxTries = 8;

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await DbExceptionTranslator.TranslateAsync(() => database.SaveChangesAsync(cancellationToken));
        if (database.Database.CurrentTransaction is null)
            Notify();
    }

    public async Task<TResult> InTransactionAsync<TResult>(
        Func<CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken
    )
        where TResult : IResult<TResult>
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DbExceptionTranslator.TranslateAsync(() => RunOnceAsync(work, cancellationToken));
            }
            catch (ConcurrencyConflictException) when (attempt < MaxTries)
            {
                await database.StartOverAsync(cancellationToken);
            }
        }
    }

    private async Task<TResult> RunOnceAsync<TResult>(
        Func<CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken
    )
        where TResult : IResult<TResult>
    {
        await using var transaction = await database.BeginTransactionAsync(cancellationToken);
        var result = await work(cancellationToken);
        if (result.Error is not null)
        {
            await database.StartOverAsync(cancellationToken);
            return result;
        }

        await transaction.CommitAsync(cancellationToken);
        Notify();
        return result;
    }

    private void Notify()
    {
        foreach (var channel in database.TakeNotifications())
            notifier.Notify(channel);
    }
}

/// <summary>PostgreSQL's and EF's faults in the application's words.</summary>
internal static class DbExceptionTranslator
{
    // This process stood still in a transaction, and the database has ended the session (see DatabaseAddress).
    private const string FrozenTooLong = "25P03";

    internal static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DbUpdateConcurrencyException stale)
        {
            throw new ConcurrencyConflictException("The data was changed in between.", stale);
        }
        catch (Exception fault) when (Postgres(fault) is { SqlState: PostgresErrorCodes.UniqueViolation } unique)
        {
            throw new DuplicateKeyException(unique.ConstraintName ?? "", fault);
        }
        catch (Exception fault)
            when (Postgres(fault)
                    is { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
            )
        {
            throw new ConcurrencyConflictException("The data was changed at the same time.", fault);
        }
    }

    /// <summary>True when the database was away or is coming up: the same work can succeed in a moment.</summary>
    internal static bool IsOutage(Exception fault) =>
        fault is NpgsqlException { IsTransient: true } or TimeoutException
        || Postgres(fault)?.SqlState
            is PostgresErrorCodes.AdminShutdown
                or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow
                or FrozenTooLong
        || (fault.InnerException is { } inner && IsOutage(inner));

    private static PostgresException? Postgres(Exception fault) =>
        fault as PostgresException ?? (fault as DbUpdateException)?.InnerException as PostgresException;
}
