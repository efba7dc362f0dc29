using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Prices;
using ImageGenerator.Application.Usage;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Usage;
using ImageGenerator.Infrastructure.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Budgets;

/// <summary>An installation where an image costs a dollar, and somebody who spends.</summary>
internal sealed class BudgetScene : IAsyncDisposable
{
    public const string Model = "offline/preview";
    public static readonly DateTimeOffset Noon = new(2027, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private BudgetScene(Installation installation, Member member, ManualTime clock) =>
        (Installation, Member, Clock) = (installation, member, clock);

    public Installation Installation { get; }

    public Member Member { get; }

    public ManualTime Clock { get; }

    public static async Task<BudgetScene> OpenAsync()
    {
        // Two who write the same job at once pause before they try again.
        var clock = new ManualTime().StartingAt(Noon).WithTimersOfTheSystem();
        var installation = await Installation.StartAsync(clock, ("Providers:Offline:CanResubmit", "false"));
        var scene = new BudgetScene(installation, await installation.AddMemberAsync(), clock);
        await scene.PriceAsync(1);
        return scene;
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    public Task PriceAsync(decimal perImage) =>
        DoneAsync(
            new AddPrice(
                Model,
                DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime),
                [new PriceLineInput(PriceUnit.Image, perImage, null, null)],
                null,
                "test"
            ),
            by: Member with
            {
                Operates = true,
            }
        );

    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Member? by = null)
    {
        await using var scope = Installation.OpenScope(by ?? Member);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T> DoneAsync<T>(IRequest<Result<T>> request, Member? by = null)
    {
        var result = await SendAsync(request, by);
        Assert.That(result.Error, Is.Null);
        return result.Value;
    }

    /// <summary>Asks for images; each costs a dollar.</summary>
    public Task<Result<CreatedJob<GenerationView>>> AskAsync(int images = 1, Member? by = null) =>
        SendAsync(
            new CreateGeneration(
                new GenerationInput
                {
                    Prompt = "a lighthouse",
                    Width = 256,
                    Height = 256,
                    Count = images,
                },
                null
            ),
            by
        );

    public async Task<JobId> AskedAsync(int images = 1, Member? by = null)
    {
        var asked = await AskAsync(images, by);
        Assert.That(asked.Error, Is.Null);
        return new JobId(asked.Value.Job.Id);
    }

    public Task<SpendingLimitView> LimitAsync(
        decimal amount,
        LimitPeriod period = LimitPeriod.Month,
        LimitScope scope = LimitScope.Organization,
        Guid? subject = null
    ) => DoneAsync(new SetSpendingLimit(scope, subject, period, amount));

    /// <summary>What the limits count now: spent and held, in the order of the list.</summary>
    public async Task<IReadOnlyList<(decimal Spent, decimal Held)>> CountsAsync() =>
        [.. (await DoneAsync(new ListSpendingLimits())).Select(limit => (limit.Spent.Amount, limit.Held.Amount))];

    /// <summary>How many amounts the limits count that nobody knows, in the order of the list.</summary>
    public async Task<IReadOnlyList<int>> UnknownAmountsAsync() =>
        [.. (await DoneAsync(new ListSpendingLimits())).Select(limit => limit.UnknownAmounts)];

    /// <summary>Takes the next job in the queue.</summary>
    public async Task<JobLease> ClaimAsync()
    {
        await using var scope = Installation.OpenWorkerScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ClaimJobs("offline", 1)))
            .Value.Single()
            .Lease;
    }

    /// <summary>Ends a claimed job as its worker would.</summary>
    public Task EndAsync(
        JobLease lease,
        Func<Generation, Result> end,
        Func<IBudget, Generation, Task>? before = null
    ) => LeasedAsync(lease, async (services, job, _) =>
        {
            var budget = services.GetRequiredService<IBudget>();
            if (before is not null)
                await before(budget, job);

            Assert.That(end(job).Error, Is.Null);
            services.GetRequiredService<ILedger>().Append(UsageRecord.Settle(job, 0, null, Clock.GetUtcNow()));
            budget.Settle(job);
            return LeaseAction.Complete;
        });

    public async Task LeasedAsync(
        JobLease lease,
        Func<IServiceProvider, Generation, CancellationToken, Task<LeaseAction>> change
    )
    {
        await using var scope = Installation.OpenScope(Member);
        var (services, jobs) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<IJobStore>());
        await services
            .GetRequiredService<ILeasedUnitOfWork>()
            .ChangeAsync(
                lease,
                async token => await change(services, (Generation)(await jobs.FindAsync(lease.JobId, token))!, token),
                CancellationToken.None
            );
    }

    public Result Complete(Generation job, decimal? reported = null) =>
        job.Complete(
            reported is { } dollars ? Money.Usd(dollars) : job.EstimatedCost,
            reported is { } told ? Money.Usd(told) : null,
            Clock.GetUtcNow()
        );

    public Result Lose(Generation job) =>
        job.Fail(AttemptOutcome.Unknown, JobFailure.Because(FailureCode.OutcomeUnknown, "Lost."), Clock.GetUtcNow());

    public Result Refuse(Generation job) =>
        job.Fail(AttemptOutcome.Refused, JobFailure.Because(FailureCode.ContentRefused, "No."), Clock.GetUtcNow());

    public Task<long> CountAsync(string table, string where = "true") =>
        Installation.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {where}");

    /// <summary>Asserts that every counter is what its holds add up to, computed from the holds alone.</summary>
    public async Task AssertCountersAreTrueAsync()
    {
        const string sql = """
            SELECT l.scope, l.period, c.period_start, c.spent, c.held, COALESCE(sum(CASE WHEN h.unknown_amounts > 0 THEN GREATEST(h.actual, h.amount) ELSE h.actual END) FILTER (WHERE h.settled_at IS NOT NULL), 0),
                   COALESCE(sum(h.amount) FILTER (WHERE h.settled_at IS NULL), 0)
            FROM spending_counters c
            JOIN spending_limits l ON l.id = c.limit_id
            LEFT JOIN holds h ON h.organization_id = l.organization_id
              AND (l.scope <> 'User' OR h.user_id = l.subject_id) AND (l.scope <> 'ApiKey' OR h.api_key_id = l.subject_id)
              AND h.created_at >= c.period_start AND h.created_at < c.period_start + CASE l.period WHEN 'Day' THEN interval '1 day' ELSE interval '1 month' END
            GROUP BY l.scope, l.period, c.period_start, c.spent, c.held
            """;
        await using var command = Installation.Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var counters = 0;
        while (await reader.ReadAsync())
        {
            counters++;
            var name = $"{reader.GetString(0)} {reader.GetString(1)} {reader.GetDateTime(2):u}";
            Assert.That(
                (reader.GetDecimal(3), reader.GetDecimal(4)),
                Is.EqualTo((reader.GetDecimal(5), reader.GetDecimal(6))),
                name
            );
        }

        Assert.That(counters, Is.Positive, "or there was nothing to judge");
    }
}
