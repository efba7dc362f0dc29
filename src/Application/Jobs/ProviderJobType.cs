using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Jobs;

/// <summary>A kind of job that a provider does, written for its own class.</summary>
public abstract class ProviderJobType<TJob>(IModelCatalog models) : IProviderJobType
    where TJob : ProviderJob
{
    public abstract JobKind Kind { get; }

    public virtual int MaxAttempts => Job.MaxAttempts;

    /// <summary>A model that is slow says so; one that is not known any more may take the longest time.</summary>
    public virtual TimeSpan TimeLimitOf(Job job) =>
        models.Find(((TJob)job).Model) is { } model ? ModelDuration.Of(model).Limit : ModelDuration.Longest;

    ProviderRequest IProviderJobType.Describe(ProviderJob job, RequestIdentity identity) =>
        Describe((TJob)job, identity);

    Task<Result<ProviderRequest>> IProviderJobType.PrepareAsync(
        ProviderJob job,
        ProviderRequest described,
        CancellationToken cancellationToken
    ) => PrepareAsync((TJob)job, described, cancellationToken);

    Money? IProviderJobType.PriceOf(ProviderJob job, int outputs, ProviderUsage? usage) =>
        PriceOf((TJob)job, outputs, usage);

    ExpectedOutputs IProviderJobType.OutputsOf(ProviderJob job) => OutputsOf((TJob)job);

    AssetOrigin IProviderJobType.OriginOf(ProviderJob job, int index, Seed? seed, Money? cost) =>
        new()
        {
            JobId = job.Id,
            Index = index,
            CreatedBy = job.CreatedBy,
            Provider = job.Provider,
            Model = job.Model,
            Settings = SettingsOf((TJob)job),
            Seed = seed,
            Cost = cost,
        };

    IEnumerable<AssetSource> IProviderJobType.SourcesOf(ProviderJob job) => SourcesOf((TJob)job);

    Task<IReadOnlyList<FailoverRoute>> IProviderJobType.FindRoutesAsync(
        ProviderJob job,
        CancellationToken cancellationToken
    ) => FindRoutesAsync((TJob)job, cancellationToken);

    /// <inheritdoc cref="IProviderJobType.Describe"/>
    protected abstract ProviderRequest Describe(TJob job, RequestIdentity identity);

    /// <inheritdoc cref="IProviderJobType.PrepareAsync"/>
    protected abstract Task<Result<ProviderRequest>> PrepareAsync(
        TJob job,
        ProviderRequest described,
        CancellationToken cancellationToken
    );

    /// <inheritdoc cref="IProviderJobType.PriceOf"/>
    protected abstract Money? PriceOf(TJob job, int outputs, ProviderUsage? usage);

    /// <inheritdoc cref="IProviderJobType.OutputsOf"/>
    protected abstract ExpectedOutputs OutputsOf(TJob job);

    /// <summary>The settings that its outputs remember.</summary>
    protected abstract IJobSettings SettingsOf(TJob job);

    /// <inheritdoc cref="IProviderJobType.SourcesOf"/>
    protected abstract IEnumerable<AssetSource> SourcesOf(TJob job);

    /// <inheritdoc cref="IProviderJobType.FindRoutesAsync"/>
    protected abstract Task<IReadOnlyList<FailoverRoute>> FindRoutesAsync(
        TJob job,
        CancellationToken cancellationToken
    );
}
