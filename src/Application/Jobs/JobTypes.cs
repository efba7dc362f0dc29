using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>The kinds of job that this process knows.</summary>
[ScopedService]
public sealed class JobTypes
{
    private readonly Dictionary<JobKind, IJobType> _types;

    public JobTypes(IEnumerable<IJobType> types) => _types = types.ToDictionary(type => type.Kind);

    public IReadOnlyCollection<JobKind> Kinds => _types.Keys;

    /// <exception cref="InvalidOperationException">Nobody here knows the kind.</exception>
    public IJobType Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);

        return _types.TryGetValue(job.Kind, out var type)
            ? type
            : throw new InvalidOperationException($"This version does not know jobs of the kind \"{job.Kind}\".");
    }

    public IProviderJobType Of(ProviderJob job) => (IProviderJobType)Of((Job)job);

    public ILocalJobType Of(LocalJob job) => (ILocalJobType)Of((Job)job);
}
