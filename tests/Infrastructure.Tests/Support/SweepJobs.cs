using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Support;

/// <summary>What a sweep does when it runs; a test says what.</summary>
internal sealed class SweepScript
{
    public Func<LocalJob, JobContext, CancellationToken, Task<LocalJobResult>> Run { get; set; } =
        (_, _, _) => Task.FromResult(LocalJobResult.Done);

    public int Runs { get; set; }
}

/// <summary>The kind of job that calls no provider, as a feature would bring it along.</summary>
internal sealed class SweepJobType(SweepScript script) : ILocalJobType
{
    public JobKind Kind => SweepJob.JobKind;

    public TimeSpan TimeLimitOf(Job job) => TimeSpan.FromMinutes(1);

    public Task<LocalJobResult> RunAsync(LocalJob job, JobContext context, CancellationToken cancellationToken)
    {
        script.Runs++;
        return script.Run(job, context, cancellationToken);
    }
}

/// <summary>An installation that knows sweeps beside its own kinds of job.</summary>
internal static class SweepInstallation
{
    public static async Task<Installation> StartAsync(
        TimeProvider? clock = null,
        params (string Name, string Value)[] settings
    ) => Installation.StartOn(await TestPostgres.CreateDatabaseAsync(), AddSweeps, clock, settings);

    public static void AddSweeps(IServiceCollection services)
    {
        services.AddSingleton<SweepScript>();
        services.AddScoped<IJobType, SweepJobType>();
        services.ConfigureDbContext<AppDbContext>(options => options.ReplaceService<IModelCustomizer, SweepModel>());
    }

    /// <summary>A sweep that waits in the queue.</summary>
    public static async Task<SweepJob> EnqueueSweepAsync(
        this Installation installation,
        Member member,
        Func<JobOrder, JobOrder>? change = null
    )
    {
        await using var scope = installation.OpenScope(member);
        var order = new JobOrder(member.OrganizationId, member.UserId, DateTimeOffset.UtcNow);
        var job = new SweepJob(change?.Invoke(order) ?? order);
        scope.ServiceProvider.GetRequiredService<IJobStore>().Add(job);
        scope.ServiceProvider.GetRequiredService<IJobQueue>().Enqueue(job);
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().SaveChangesAsync();
        return job;
    }

    private sealed class SweepModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity<SweepJob>().HasBaseType<Job>().Metadata.SetDiscriminatorValue(SweepJob.JobKind);
        }
    }
}
