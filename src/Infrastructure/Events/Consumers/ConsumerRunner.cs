using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Events.Consumers;

/// <summary>How a look of a consumer into the outbox ended.</summary>
/// <param name="RetryAt">When a failed event is due again; null when none has failed.</param>
/// <param name="MoreIsComing">Look again soon.</param>
internal sealed record ConsumerLook(DateTimeOffset? RetryAt, bool MoreIsComing);

/// <summary>
/// Hands a consumer the events that it has not done with, in order, each in a transaction of its own that also moves
/// its place. An event that fails is tried again, ever later, and after <see cref="MaxTries"/> it is set aside: the
/// others behind it must not wait for ever.
/// </summary>
internal sealed partial class ConsumerRunner(
    OutboxReader outbox,
    OutboxDecoder decoder,
    ConsumerPositions positions,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ConsumerRunner> logger
)
{
    public const int MaxTries = 8;

    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(5);
    private static readonly Error _moved = Error.Conflict("consumer.moved", "Another process has handled this event.");

    /// <summary>Handles what is there, up to a page of it or the first event that fails.</summary>
    public async Task<ConsumerLook> RunOnceAsync(string name, CancellationToken cancellationToken)
    {
        var state = await positions.OpenAsync(name, cancellationToken);
        if (state.RetryAt > clock.GetUtcNow())
            return new ConsumerLook(state.RetryAt, MoreIsComing: false);

        var page = await outbox.ReadAsync(state.Position, null, null, cancellationToken);
        foreach (var row in page.Rows)
        {
            var retryAt = await TakeAsync(name, state, row, cancellationToken);
            if (retryAt is not null)
                return new ConsumerLook(retryAt, MoreIsComing: false);

            state = new ConsumerState(row.Position, Failures: 0, RetryAt: null);
        }

        return new ConsumerLook(RetryAt: null, page.MoreIsComing);
    }

    /// <returns>When to try it again; null when it is done with.</returns>
    private async Task<DateTimeOffset?> TakeAsync(
        string name,
        ConsumerState state,
        OutboxRow row,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await MoveAsync(name, state.Position, row, decoder.Read(row)?.Told.Event, cancellationToken);
            return null;
        }
        catch (Exception fault) when (IsOfTheEvent(fault))
        {
            if (state.Failures + 1 >= MaxTries)
            {
                LogSetAside(fault, name, MaxTries, row.Name, row.Position.ToString());
                ConsumerMetrics.CountSetAside(name);
                await MoveAsync(name, state.Position, row, null, cancellationToken);
                return null;
            }

            var retryAt = clock.GetUtcNow() + PauseAfter(state.Failures);
            LogFailed(fault, name, row.Name, row.Position.ToString(), retryAt);
            await positions.NoteFailureAsync(name, state.Position, retryAt, cancellationToken);
            return retryAt;
        }
    }

    /// <param name="name">The consumer's.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="row">The event that it moves behind.</param>
    /// <param name="happened">What it handles on the way; null for nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private async Task MoveAsync(
        string name,
        OutboxPosition from,
        OutboxRow row,
        IDomainEvent? happened,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker(row.OrganizationId);
        var consumer = scope.ServiceProvider.GetServices<IEventConsumer>().Single(consumer => consumer.Name == name);
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var handled = await unitOfWork.InTransactionAsync(
            async token =>
            {
                if (happened is not null && consumer.Wants(happened))
                {
                    await consumer.HandleAsync(row.Position.ToString(), happened, token);
                    await unitOfWork.SaveAsync(token);
                }

                return await positions.MoveAsync(database, name, from, row.Position, token) ? Result.Ok() : _moved;
            },
            cancellationToken
        );
        if (!handled.Succeeded)
            throw new ConsumerMovedException(name);
    }

    private static bool IsOfTheEvent(Exception fault) =>
        fault is not (OperationCanceledException or ConsumerMovedException) && !DbExceptionTranslator.IsOutage(fault);

    private static TimeSpan PauseAfter(int failures)
    {
        var pause = _firstPause * Math.Pow(2, failures);
        return pause < _longestPause ? pause : _longestPause;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The consumer {Consumer} failed at the event {Name} {Position} and tries it again at {RetryAt}"
    )]
    private partial void LogFailed(
        Exception fault,
        string consumer,
        string name,
        string position,
        DateTimeOffset retryAt
    );

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The consumer {Consumer} failed {Tries} times at the event {Name} {Position}, which is set aside"
    )]
    private partial void LogSetAside(Exception fault, string consumer, int tries, string name, string position);
}

/// <summary>
/// Another process has moved the consumer's place in between, and what was written here is taken back.
/// </summary>
internal sealed class ConsumerMovedException(string consumer)
    : Exception($"Another process handles the events of the consumer {consumer}.");
