using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderAdministration;

/// <summary>Every provider as its administrators see it, by the order in which they are asked.</summary>
[Requires(Permission.Operate)]
public sealed record ListProviders : IQuery<IReadOnlyList<ProviderView>>;

/// <summary>A provider as its administrators see it.</summary>
/// <param name="Provider">The provider with its settings.</param>
/// <param name="Status">How it does.</param>
/// <param name="Load">Its jobs.</param>
/// <param name="Models">How many models it offers.</param>
public sealed record ProviderView(ProviderDescription Provider, ProviderHealth Status, ProviderLoad Load, int Models);

internal sealed class ListProvidersHandler(ProviderViews views)
    : IRequestHandler<ListProviders, Result<IReadOnlyList<ProviderView>>>
{
    public async Task<Result<IReadOnlyList<ProviderView>>> Handle(
        ListProviders query,
        CancellationToken cancellationToken
    ) => Result<IReadOnlyList<ProviderView>>.Ok(await views.AllAsync(cancellationToken));
}

/// <summary>Puts together what is known of providers.</summary>
[ScopedService]
internal sealed class ProviderViews(
    IModelCatalog models,
    IProviderHealthStore states,
    IProviderAdministration administration
)
{
    public async Task<IReadOnlyList<ProviderView>> AllAsync(CancellationToken cancellationToken)
    {
        var health = await states.ReadAsync(cancellationToken);
        var loads = await administration.CountJobsAsync(cancellationToken);
        var offered = models.All.CountBy(model => model.Provider).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. models.Providers.Select(provider => new ProviderView(
                provider,
                health.GetValueOrDefault(provider.Id) ?? ProviderHealth.Unknown,
                loads.GetValueOrDefault(provider.Id) ?? new ProviderLoad(0, 0),
                offered.GetValueOrDefault(provider.Id)
            )),
        ];
    }
}
