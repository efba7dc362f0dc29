using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Jobs;

/// <summary>What is special about one kind of job; everything else is the engine's. Found by scan.</summary>
public interface IJobType
{
    /// <summary>Which jobs it is about.</summary>
    JobKind Kind { get; }

    /// <summary>Attempts before a job of this kind fails.</summary>
    int MaxAttempts => Job.MaxAttempts;

    /// <summary>How long one attempt may take; the installation may allow less.</summary>
    TimeSpan TimeLimitOf(Job job);
}

/// <summary>A kind of job that we do ourselves.</summary>
public interface ILocalJobType : IJobType
{
    /// <summary>
    /// Does the work. It is begun again when a worker vanishes, so doing it twice must do no harm; what it writes, it
    /// writes through the context. A fault counts as one that another attempt may mend.
    /// </summary>
    Task<LocalJobResult> RunAsync(LocalJob job, JobContext context, CancellationToken cancellationToken);
}

/// <summary>A kind of job that a provider does.</summary>
public interface IProviderJobType : IJobType
{
    /// <summary>What is asked for, without the files that go along: enough to name the job by.</summary>
    ProviderRequest Describe(ProviderJob job, RequestIdentity identity);

    /// <summary>The same with everything that goes along.</summary>
    /// <returns>The request; a refusal when a file that it needs is gone.</returns>
    Task<Result<ProviderRequest>> PrepareAsync(
        ProviderJob job,
        ProviderRequest described,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// What work that was done comes to by the price book, at the job's own time; null when nobody knows.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="outputs">How many outputs were made.</param>
    /// <param name="usage">What the provider measured; null when it does not say.</param>
    Money? PriceOf(ProviderJob job, int outputs, ProviderUsage? usage);

    /// <summary>What is to come of it.</summary>
    ExpectedOutputs OutputsOf(ProviderJob job);

    /// <summary>Where one of its outputs came from, for the library.</summary>
    AssetOrigin OriginOf(ProviderJob job, int index, Seed? seed, Money? cost);

    /// <summary>The assets that its outputs are made from.</summary>
    IEnumerable<AssetSource> SourcesOf(ProviderJob job);

    /// <summary>Who can take over when its provider cannot, best first.</summary>
    Task<IReadOnlyList<FailoverRoute>> FindRoutesAsync(ProviderJob job, CancellationToken cancellationToken);
}

/// <summary>By what a request is known.</summary>
/// <param name="JobId">The job that asks.</param>
/// <param name="Attempt">1 for the first attempt.</param>
/// <param name="Model">The model's id in the catalog.</param>
/// <param name="ProviderModel">What the provider calls the model.</param>
public sealed record RequestIdentity(JobId JobId, int Attempt, string Model, string ProviderModel);

/// <summary>What is to come of a job.</summary>
/// <param name="Kind">The medium.</param>
/// <param name="Count">How many.</param>
/// <param name="Format">In which format they are stored.</param>
/// <param name="Seed">The seed of the first; that of any other is counted on from it. Null where nothing is
/// random.</param>
public sealed record ExpectedOutputs(MediaKind Kind, int Count, OutputFormat Format, Seed? Seed);

/// <summary>Another model that can take a job over.</summary>
/// <param name="Model">The model.</param>
/// <param name="ExpectedCost">What it is expected to cost; null when nobody knows.</param>
/// <param name="Switch">Hands the job over to it.</param>
public sealed record FailoverRoute(
    ModelDescription Model,
    Money? ExpectedCost,
    Func<ProviderJob, DateTimeOffset, Result> Switch
);
