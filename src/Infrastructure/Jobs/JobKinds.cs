using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>What this process can run, and from which queues.</summary>
internal sealed class JobKinds
{
    public JobKinds(IServiceScopeFactory scopes, IProviderRegistry providers)
    {
        using var scope = scopes.CreateScope();
        Known = [.. scope.ServiceProvider.GetRequiredService<JobTypes>().Kinds];
        Queues = [.. providers.All.Select(provider => provider.Id), LocalJob.LocalQueue];
    }

    public IReadOnlyList<JobKind> Known { get; }

    public IReadOnlyList<string> Queues { get; }
}
