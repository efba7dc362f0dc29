using System.Runtime.ExceptionServices;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Maintenance;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Budgets;

/// <summary>Money is set aside before it is spent and settled once, whatever happens at the same time.</summary>
internal sealed class BudgetTests
{
    private BudgetScene _scene = null!;

    [SetUp]
    public async Task OpenScene() => _scene = await BudgetScene.OpenAsync();

    [TearDown]
    public ValueTask CloseScene() => _scene.DisposeAsync();

    [Test]
    public async Task Hold_WhenThereIsRoom_CountsUnderEveryLimitThatBinds()
    {
        var key = await AddKeyAsync();
        await _scene.LimitAsync(10);
        await _scene.LimitAsync(10, LimitPeriod.Day);
        await _scene.LimitAsync(10, LimitPeriod.Day, LimitScope.User, _scene.Member.UserId.Value);
        await _scene.LimitAsync(
            10,
            LimitPeriod.Month,
            LimitScope.User,
            (await _scene.Installation.AddMemberHereAsync(_scene.Member)).UserId.Value
        );
        await _scene.LimitAsync(10, LimitPeriod.Month, LimitScope.ApiKey, key.Value);

        await _scene.AskedAsync(2);
        await _scene.AskedAsync(1, _scene.Member with { ApiKeyId = key });

        var counts = (await _scene.DoneAsync(new ListSpendingLimits())).ToDictionary(
            limit => (limit.Scope, limit.Period, limit.SubjectId),
            limit => limit.Held.Amount
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts[(LimitScope.Organization, LimitPeriod.Month, null)], Is.EqualTo(3));
            Assert.That(counts[(LimitScope.Organization, LimitPeriod.Day, null)], Is.EqualTo(3));
            Assert.That(counts[(LimitScope.User, LimitPeriod.Day, _scene.Member.UserId.Value)], Is.EqualTo(3));
            Assert.That(counts[(LimitScope.ApiKey, LimitPeriod.Month, key.Value)], Is.EqualTo(1));
            Assert.That(counts.Values.Sum(), Is.EqualTo(10), "nothing for the other person");
        }

        await _scene.AssertCountersAreTrueAsync();
    }

    [Test]
    public async Task Hold_WhenOneLimitIsFull_ChangesNothingUnderAny()
    {
        await _scene.LimitAsync(100);
        await _scene.LimitAsync(1.5m, LimitPeriod.Day, LimitScope.User, _scene.Member.UserId.Value);
        await _scene.AskedAsync();

        var refused = await _scene.AskAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                refused.Error,
                Has.Property("Code").EqualTo("budget.exceeded").And.Property("Kind").EqualTo(ErrorKind.OverBudget)
            );
            Assert.That(refused.Error?.Message, Does.Contain("your daily limit has 0.5 USD of 1.5 USD left"));
            Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 1m), (0m, 1m) }));
            Assert.That(await _scene.CountAsync("jobs"), Is.EqualTo(1));
            Assert.That(await _scene.CountAsync("holds"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Hold_WhenThePriceIsUnknown_PassesOnlyWithoutLimits()
    {
        var open = await HoldAsync(null, payer: null);
        await _scene.LimitAsync(100);

        var refused = await HoldAsync(null, payer: null);
        var own = await HoldAsync(null, CredentialScope.User);

        Assert.That(
            (open.Error?.Code, refused.Error?.Code, own.Error?.Code),
            Is.EqualTo((null as string, "budget.price_unknown", null as string))
        );
    }

    [Test]
    public async Task Hold_WhenItCostsNothingOrThePersonPays_LeavesNoTrace()
    {
        await _scene.LimitAsync(1);

        await HoldAsync(Money.Zero, payer: null);
        await HoldAsync(Money.Usd(50), CredentialScope.User);

        Assert.That(await _scene.CountAsync("holds"), Is.Zero);
        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 0m) }));
    }

    [Test]
    public async Task Hold_WithoutATransaction_IsABug()
    {
        await using var scope = _scene.Installation.OpenScope(_scene.Member);
        var budget = scope.ServiceProvider.GetRequiredService<IBudget>();

        Assert.ThrowsAsync<InvalidOperationException>(() =>
            budget.HoldAsync(_scene.Installation.New(_scene.Member), Money.Usd(1), null, CancellationToken.None)
        );
    }

    [Test]
    public async Task Hold_FortyAtOnceWithRoomForSeven_LetsExactlySevenThrough()
    {
        await _scene.LimitAsync(7.99999999m);
        await _scene.LimitAsync(100, LimitPeriod.Day, LimitScope.User, _scene.Member.UserId.Value);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _scene.AskAsync())));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Count(answer => answer.Succeeded), Is.EqualTo(7));
            Assert.That(
                answers.Where(answer => !answer.Succeeded).Select(answer => answer.Error!.Code),
                Is.All.EqualTo("budget.exceeded")
            );
            Assert.That(await _scene.CountAsync("jobs"), Is.EqualTo(7));
            Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 7m), (0m, 7m) }));
        }
    }

    [TestCase(null, 2)]
    [TestCase(1.25, 1.25)]
    [TestCase(3.5, 3.5)]
    public async Task Settle_WhenDone_CountsWhatItCameTo(double? reported, decimal spent)
    {
        await _scene.LimitAsync(10);
        await _scene.AskedAsync(2);

        await _scene.EndAsync(await _scene.ClaimAsync(), job => _scene.Complete(job, (decimal?)reported));

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (spent, 0m) }));
        Assert.That(await _scene.CountAsync("holds", "settled_at IS NULL"), Is.Zero);
        Assert.That(await _scene.CountAsync("jobs", "held IS NOT NULL"), Is.Zero);
        Assert.That(
            await _scene.Installation.ScalarAsync<decimal>("SELECT sum(amount) FROM usage_records"),
            Is.EqualTo(spent)
        );
    }

    [Test]
    public async Task Settle_WhenNobodyKnowsWhatItCameTo_CountsAllThatWasSetAside()
    {
        await _scene.LimitAsync(10);
        await _scene.AskedAsync(2);

        await _scene.EndAsync(await _scene.ClaimAsync(), _scene.Lose);

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (2m, 0m) }));
        Assert.That(await _scene.UnknownAmountsAsync(), Is.EqualTo(new[] { 1 }), "and it is said");
        Assert.That(
            await _scene.CountAsync("usage_records", "amount IS NULL"),
            Is.EqualTo(1),
            "the ledger does not pretend to know"
        );
    }

    [TestCase(null, 4)]
    [TestCase(5.0, 5)]
    public async Task Settle_WhenAnEarlierAttemptMayHaveBeenCharged_CountsBoth(double? reported, decimal spent)
    {
        await _scene.LimitAsync(10);
        await _scene.LimitAsync(10, LimitPeriod.Day);
        await _scene.AskedAsync(2);
        await _scene.LeasedAsync(await _scene.ClaimAsync(), async (services, job, token) =>
        {
            job.Defer(AttemptOutcome.ServerError, "Oops.", _scene.Clock.GetUtcNow(), _scene.Clock.GetUtcNow());
            Assert.That(
                (await services.GetRequiredService<IBudget>().RaiseAsync(job, job.ExpectedCost, token)).Succeeded,
                Is.True
            );
            return LeaseAction.ReleaseFor(TimeSpan.Zero);
        });

        await _scene.EndAsync(await _scene.ClaimAsync(), job => _scene.Complete(job, (decimal?)reported));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await _scene.CountsAsync(),
                Is.EqualTo(new[] { (spent, 0m), (spent, 0m) }),
                "what may have to be paid is no longer free to be spent"
            );
            Assert.That(await _scene.UnknownAmountsAsync(), Is.EqualTo(new[] { 1, 1 }));
            Assert.That(await _scene.CountAsync("usage_records", "amount IS NULL"), Is.EqualTo(1));
            Assert.That(
                await _scene.Installation.ScalarAsync<decimal>("SELECT sum(amount) FROM usage_records"),
                Is.EqualTo((decimal?)reported ?? 2)
            );
        }

        await _scene.AssertCountersAreTrueAsync();
    }

    [Test]
    public async Task Settle_WhenRefusedForNothing_GivesAllBack()
    {
        await _scene.LimitAsync(1);
        await _scene.AskedAsync();

        await _scene.EndAsync(await _scene.ClaimAsync(), _scene.Refuse);

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 0m) }));
        Assert.That((await _scene.AskAsync()).Succeeded, Is.True, "there is room again");
    }

    [Test]
    public async Task Settle_WhenTheWriteIsRunAgain_CountsOnce()
    {
        await _scene.LimitAsync(10);
        var id = await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();
        var runs = 0;

        // Somebody cancels between the worker's reading and its writing: the whole change is run again.
        await _scene.EndAsync(lease, job =>
        {
            if (++runs == 1)
                _scene.SendAsync(new CancelGeneration(id.Value)).GetAwaiter().GetResult();
            return _scene.Complete(job);
        });

        Assert.That(runs, Is.EqualTo(2));
        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (1m, 0m) }));
        Assert.That(await _scene.CountAsync("usage_records"), Is.EqualTo(1));
    }

    [Test]
    public async Task Settle_WhenTheLeaseIsLost_CountsNothing()
    {
        await _scene.LimitAsync(10);
        await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();
        await _scene.Installation.ExecuteAsync("UPDATE job_queue SET token = token + 1");

        Assert.ThrowsAsync<LeaseLostException>(() => _scene.EndAsync(lease, job => _scene.Complete(job)));

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 1m) }));
        Assert.That(await _scene.CountAsync("usage_records"), Is.Zero);
    }

    [Test]
    public async Task Cancel_WhenPending_GivesAllBack()
    {
        await _scene.LimitAsync(1);
        var id = await _scene.AskedAsync();

        await _scene.DoneAsync(new CancelGeneration(id.Value));

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 0m) }));
        Assert.That(await _scene.CountAsync("holds", "settled_at IS NOT NULL AND actual = 0"), Is.EqualTo(1));
    }

    [Test]
    public async Task Retry_SetsAsideAgainAndKeepsWhatWasSpent()
    {
        await _scene.LimitAsync(2);
        var id = await _scene.AskedAsync();
        await _scene.EndAsync(await _scene.ClaimAsync(), _scene.Lose);

        await _scene.DoneAsync(new RetryGeneration(id.Value));
        var counted = await _scene.CountsAsync();
        await _scene.EndAsync(await _scene.ClaimAsync(), _scene.Lose);
        var refused = await _scene.SendAsync(new RetryGeneration(id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(counted, Is.EqualTo(new[] { (1m, 1m) }));
            Assert.That(refused.Error?.Code, Is.EqualTo("budget.exceeded"));
            Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (2m, 0m) }));
            Assert.That(await _scene.CountAsync("jobs", "status = 'Failed'"), Is.EqualTo(1), "as it was");
            Assert.That(await _scene.CountAsync("job_queue"), Is.Zero);
        }
    }

    [Test]
    public async Task Period_WhenItRollsOver_BeginsAnewAndOldHoldsStayInTheOldOne()
    {
        await _scene.LimitAsync(1);
        await _scene.LimitAsync(1, LimitPeriod.Day);
        await _scene.AskedAsync();
        Assert.That((await _scene.AskAsync()).Error?.Code, Is.EqualTo("budget.exceeded"));

        _scene.Clock.Advance(TimeSpan.FromHours(12));
        var early = await _scene.AskAsync();
        var lease = await _scene.ClaimAsync();
        await _scene.EndAsync(lease, job => _scene.Complete(job, 0.75m));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early.Succeeded, Is.True, "the first of April at midnight is a new day and a new month");
            Assert.That(
                await _scene.CountsAsync(),
                Is.EqualTo(new[] { (0m, 1m), (0m, 1m) }),
                "the old job is settled in its own day and month"
            );
            Assert.That(await _scene.CountAsync("spending_counters", "spent = 0.75 AND held = 0"), Is.EqualTo(2));
        }

        await _scene.AssertCountersAreTrueAsync();
    }

    [Test]
    public async Task Limit_WhenSetInTheMiddle_CountsWhatWasSpentAndIsHeld()
    {
        // Last month does not count; this month's does: settled, lost, open, and what nobody had a price for.
        await _scene.AskedAsync(4);
        await _scene.EndAsync(await _scene.ClaimAsync(), job => _scene.Complete(job));
        _scene.Clock.Advance(TimeSpan.FromDays(1));
        await _scene.AskedAsync(1);
        await _scene.EndAsync(await _scene.ClaimAsync(), job => _scene.Complete(job, 1.5m));
        await _scene.AskedAsync(2);
        await _scene.EndAsync(await _scene.ClaimAsync(), _scene.Lose);
        await AddUnpricedChargeAsync(0.25m, CredentialScope.Platform);
        await AddUnpricedChargeAsync(16, CredentialScope.User);
        _scene.Clock.Advance(TimeSpan.FromDays(1));
        await _scene.AskedAsync(3);

        var month = await _scene.LimitAsync(100);
        var day = await _scene.LimitAsync(100, LimitPeriod.Day);
        var mine = await _scene.LimitAsync(100, LimitPeriod.Month, LimitScope.User, _scene.Member.UserId.Value);
        var others = await _scene.LimitAsync(
            100,
            LimitPeriod.Month,
            LimitScope.User,
            (await _scene.Installation.AddMemberHereAsync(_scene.Member)).UserId.Value
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That((month.Spent.Amount, month.Held.Amount), Is.EqualTo((3.75m, 3m)));
            Assert.That((day.Spent.Amount, day.Held.Amount), Is.EqualTo((0m, 3m)));
            Assert.That((mine.Spent.Amount, mine.Held.Amount), Is.EqualTo((3.75m, 3m)));
            Assert.That((others.Spent.Amount, others.Held.Amount), Is.EqualTo((0m, 0m)));
            Assert.That(
                new[] { month, day, mine, others }.Select(limit => limit.UnknownAmounts),
                Is.EqualTo(new[] { 1, 0, 1, 0 })
            );
        }

        // A hold from before the limit is settled under it.
        await _scene.EndAsync(await _scene.ClaimAsync(), job => _scene.Complete(job));
        Assert.That(
            (await _scene.CountsAsync()).Order(),
            Is.EqualTo(new[] { (0m, 0m), (3m, 0m), (6.75m, 0m), (6.75m, 0m) })
        );
    }

    [Test]
    public async Task Limit_WhenChanged_KeepsItsCountAndHoldsFromNowOn()
    {
        var limit = await _scene.LimitAsync(5);
        await _scene.AskedAsync(2);

        var lowered = await _scene.LimitAsync(1);
        var refused = await _scene.AskAsync();
        var raised = await _scene.LimitAsync(3);
        var passed = await _scene.AskAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((lowered.Id, raised.Id), Is.EqualTo((limit.Id, limit.Id)));
            Assert.That((lowered.Held.Amount, lowered.Remaining.Amount), Is.EqualTo((2m, 0m)));
            Assert.That(refused.Error?.Message, Does.Contain("has 0 USD of 1 USD left"));
            Assert.That(passed.Succeeded, Is.True);
        }
    }

    [Test]
    public async Task Raise_WhenThereIsRoom_SetsTheRestAside()
    {
        await _scene.LimitAsync(5);
        await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();

        await _scene.LeasedAsync(lease, async (services, job, token) =>
        {
            var budget = services.GetRequiredService<IBudget>();
            Assert.That(
                (await budget.RaiseAsync(job, Money.Usd(0.5m), token)).Succeeded,
                Is.True,
                "cheaper: stays as it is"
            );
            Assert.That((await budget.RaiseAsync(job, Money.Usd(2.5m), token)).Succeeded, Is.True);
            return LeaseAction.Renew;
        });
        var counted = await _scene.CountsAsync();
        await _scene.EndAsync(lease, job => _scene.Complete(job, 2.25m));

        Assert.That(counted, Is.EqualTo(new[] { (0m, 2.5m) }));
        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (2.25m, 0m) }));
    }

    [Test]
    public async Task Raise_WhenThereIsNoRoom_ChangesNothingAndTheJobCanStillBeEnded()
    {
        await _scene.LimitAsync(100, LimitPeriod.Day);
        await _scene.LimitAsync(2);
        await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();
        Result raised = default;

        await _scene.EndAsync(lease, _scene.Refuse, async (budget, job) =>
            raised = await budget.RaiseAsync(job, Money.Usd(2.5m), CancellationToken.None)
        );

        Assert.That(raised.Error?.Code, Is.EqualTo("budget.exceeded"));
        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 0m), (0m, 0m) }));
        Assert.That(await _scene.CountAsync("jobs", "status = 'Failed'"), Is.EqualTo(1));
        await _scene.AssertCountersAreTrueAsync();
    }

    [Test]
    public async Task Raise_WhenEarlierAttemptsWereCharged_ComesOnTopOfThem()
    {
        await _scene.LimitAsync(5);
        await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();

        await _scene.LeasedAsync(lease, async (services, job, token) =>
        {
            job.Defer(
                AttemptOutcome.NoOutput,
                "Empty.",
                _scene.Clock.GetUtcNow(),
                _scene.Clock.GetUtcNow(),
                CostReport.Told(Money.Usd(1))
            );
            Assert.That(
                (await services.GetRequiredService<IBudget>().RaiseAsync(job, Money.Usd(2), token)).Succeeded,
                Is.True
            );
            return LeaseAction.ReleaseFor(TimeSpan.Zero);
        });

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 3m) }));
    }

    [Test]
    public async Task Raise_AfterTheMonthHasEnded_CountsInTheMonthOfTheHold()
    {
        await _scene.LimitAsync(2);
        await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();
        _scene.Clock.Advance(TimeSpan.FromDays(1));

        await _scene.LeasedAsync(lease, async (services, job, token) =>
        {
            Assert.That(
                (await services.GetRequiredService<IBudget>().RaiseAsync(job, Money.Usd(2), token)).Succeeded,
                Is.True
            );
            Assert.That(
                (await services.GetRequiredService<IBudget>().RaiseAsync(job, Money.Usd(2.01m), token)).Error?.Code,
                Is.EqualTo("budget.exceeded")
            );
            return LeaseAction.Renew;
        });

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 0m) }), "April");
        Assert.That(await _scene.CountAsync("spending_counters", "held = 2"), Is.EqualTo(1), "March");
    }

    [Test]
    public async Task Raise_WhenNothingWasHeldYet_Holds()
    {
        await _scene.PriceAsync(0);
        await _scene.LimitAsync(5);
        await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();

        await _scene.LeasedAsync(lease, async (services, job, token) =>
        {
            var budget = services.GetRequiredService<IBudget>();
            Assert.That((await budget.RaiseAsync(job, null, token)).Error?.Code, Is.EqualTo("budget.price_unknown"));
            Assert.That((await budget.RaiseAsync(job, Money.Usd(2), token)).Succeeded, Is.True);
            return LeaseAction.Renew;
        });
        var counted = await _scene.CountsAsync();
        await _scene.EndAsync(lease, job => _scene.Complete(job, 2));

        Assert.That(counted, Is.EqualTo(new[] { (0m, 2m) }));
        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (2m, 0m) }));
    }

    [Test]
    public async Task Settle_WhenThePersonsOwnKeyPaidAfterAll_GivesAllBack()
    {
        await _scene.LimitAsync(5);
        await _scene.AskedAsync();
        var lease = await _scene.ClaimAsync();
        await _scene.Installation.ExecuteAsync("UPDATE provider_attempts SET key_owner = 'User'");

        await _scene.EndAsync(lease, job => _scene.Complete(job));

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0m, 0m) }));
    }

    [Test]
    public async Task Everything_AtOnce_EndsWithoutDeadlocksAndWithTrueCounters()
    {
        await _scene.LimitAsync(60);
        await _scene.LimitAsync(60, LimitPeriod.Day);
        await _scene.LimitAsync(60, LimitPeriod.Day, LimitScope.User, _scene.Member.UserId.Value);
        var others = await _scene.Installation.AddMemberHereAsync(_scene.Member);

        // One for sure; in the crowd the workers may be quicker than whoever cancels.
        await _scene.AskAsync(1);
        await CancelOneAsync();

        // They would be tried again without anybody noticing.
        var deadlocks = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs fault)
        {
            if (fault.Exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected })
                Interlocked.Increment(ref deadlocks);
        }

        AppDomain.CurrentDomain.FirstChanceException += Count;
        await Task.WhenAll(
            RepeatAsync(60, () => _scene.AskAsync(2)),
            RepeatAsync(60, () => _scene.AskAsync(1, others)),
            RepeatAsync(40, CancelOneAsync),
            RepeatAsync(60, WorkOneAsync),
            RepeatAsync(60, WorkOneAsync),
            RepeatAsync(25, () => _scene.LimitAsync(Random.Shared.Next(50, 70))),
            RepeatAsync(15, SetAndRemoveAsync)
        );
        AppDomain.CurrentDomain.FirstChanceException -= Count;

        Assert.That(deadlocks, Is.Zero);

        await _scene.AssertCountersAreTrueAsync();
        Assert.That(
            await _scene.CountAsync(
                "holds h JOIN jobs g ON g.id = h.job_id",
                "h.settled_at IS NULL AND g.status IN ('Completed', 'Failed', 'Cancelled')"
            ),
            Is.Zero,
            "leaked"
        );
        Assert.That(
            await _scene.CountAsync(
                "jobs g",
                "g.status IN ('Pending', 'Processing') AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.job_id = g.id AND h.settled_at IS NULL)"
            ),
            Is.Zero,
            "unheld"
        );
        Assert.That(await _scene.CountAsync("jobs", "status = 'Completed'"), Is.Positive);
        Assert.That(await _scene.CountAsync("jobs", "status = 'Cancelled'"), Is.Positive);

        async Task CancelOneAsync()
        {
            var pending = await _scene.Installation.ScalarAsync<Guid[]>(
                "SELECT array(SELECT id FROM jobs WHERE status = 'Pending' ORDER BY random() LIMIT 1)"
            );
            if (pending is [var id])
                await _scene.SendAsync(new CancelGeneration(id));
        }

        async Task WorkOneAsync()
        {
            await using var scope = _scene.Installation.OpenWorkerScope();
            var claimed = await scope
                .ServiceProvider.GetRequiredService<MediatR.IMediator>()
                .Send(new ClaimJobs("offline", 1));
            foreach (var (lease, _, _) in claimed.Value)
            {
                await _scene.EndAsync(lease, job =>
                    job.IsCancelRequested ? job.ConfirmCancelled(_scene.Clock.GetUtcNow()) : _scene.Complete(job, 0.9m)
                );
            }
        }

        async Task SetAndRemoveAsync()
        {
            var limit = await _scene.LimitAsync(1000, LimitPeriod.Month, LimitScope.User, others.UserId.Value);
            await _scene.SendAsync(new RemoveSpendingLimit(limit.Id));
        }
    }

    [Test]
    public async Task Sweep_SettlesWhatAFinishedJobHasLeftOpen_AndNothingElse()
    {
        await _scene.LimitAsync(10);
        var (forgotten, closing, running) = (
            await _scene.AskedAsync(1),
            await _scene.AskedAsync(2),
            await _scene.AskedAsync(4)
        );
        await _scene.Installation.ExecuteAsync(
            $"UPDATE jobs SET status = 'Completed', actual_cost = 0.5 WHERE id IN ('{forgotten}', '{closing}')"
        );
        await _scene.Installation.ExecuteAsync($"DELETE FROM job_queue WHERE job_id = '{forgotten}'");
        var housekeeper = new CleanupService(
            _scene.Installation.Database,
            _scene.Installation.Get<Infrastructure.Events.OutboxSweep>(),
            _scene.Installation.Get<Application.Storage.IBlobStore>(),
            _scene.Installation.Get<Application.Outputs.IHeldResults>(),
            _scene.Clock,
            NullLogger<CleanupService>.Instance
        );

        await housekeeper.SweepHoldsAsync(CancellationToken.None);
        await housekeeper.SweepHoldsAsync(CancellationToken.None);

        Assert.That(await _scene.CountsAsync(), Is.EqualTo(new[] { (0.5m, 6m) }));
        Assert.That(
            await _scene.CountAsync("holds", $"settled_at IS NULL AND job_id IN ('{closing}', '{running}')"),
            Is.EqualTo(2)
        );
    }

    private static async Task RepeatAsync(int times, Func<Task> work)
    {
        for (var time = 0; time < times; time++)
            await Task.Run(work);
    }

    private async Task<Result> HoldAsync(Money? expected, CredentialScope? payer)
    {
        await using var scope = _scene.Installation.OpenScope(_scene.Member);
        var (services, job) = (scope.ServiceProvider, _scene.Installation.New(_scene.Member));
        return await services
            .GetRequiredService<IUnitOfWork>()
            .InTransactionAsync(
                token => services.GetRequiredService<IBudget>().HoldAsync(job, expected, payer, token),
                CancellationToken.None
            );
    }

    private async Task<ApiKeyId> AddKeyAsync()
    {
        await using var scope = _scene.Installation.OpenScope(_scene.Member);
        var key = ApiKey
            .Issue(
                _scene.Member.OrganizationId,
                _scene.Member.UserId,
                "Robot",
                ApiKeySecret.Generate(),
                null,
                _scene.Clock.GetUtcNow()
            )
            .Value;
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(key);
        await database.SaveChangesAsync();
        return key.Id;
    }

    private Task AddUnpricedChargeAsync(decimal amount, CredentialScope payer) =>
        _scene.Installation.ExecuteAsync(
            $"""
            INSERT INTO usage_records (id, organization_id, user_id, job_id, operation, kind, provider, model, succeeded, outputs, amount, key_owner, created_at)
            VALUES (gen_random_uuid(), '{_scene.Member.OrganizationId}', '{_scene.Member.UserId}', gen_random_uuid(), 'generation', 'Charge', 'p', 'm', true, 1, {amount}, '{payer}', '{_scene.Clock.GetUtcNow():o}')
            """
        );
}
