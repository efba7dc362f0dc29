using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Routing;

/// <summary>
/// Chooses the model for a request of whatever kind: the named one, the best of a family, or the best of all that can
/// do it. Later, when a provider fails, it chooses which other one goes on. <see cref="ModelEligibility"/> says which
/// models may be asked, the request says which of them it fits, and <see cref="Ranking"/> puts those in order.
/// </summary>
[ScopedService]
internal sealed class ModelRouter(
    IModelCatalog models,
    ModelEligibility eligibility,
    IProviderConnections connections,
    IProviderHealthStore states,
    IOptions<DefaultModelOptions> options,
    TimeProvider clock
)
{
    /// <summary>What requests say to leave the choice to us.</summary>
    public const string Automatic = "auto";

    // Nobody is led to a model that is about to be shut down while there is another one.
    private const int NoticeDays = 30;

    // The price before the click is a promise, to the cent.
    private static readonly Money _cent = Money.Usd(0.01m);

    /// <summary>Chooses for a new request.</summary>
    /// <param name="wanted">A model, a family, <see cref="Automatic"/>, or null for the default model.</param>
    /// <param name="preference">Decides within a family or among all; null leaves it to the administrators'
    /// order.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Result<Route<T>>> ChooseAsync<T>(
        string? wanted,
        RoutePreference? preference,
        IRoutable<T> request,
        Caller caller,
        CancellationToken cancellationToken
    )
        where T : IPriceable
    {
        if (wanted is null)
            return await UnnamedAsync(preference ?? RoutePreference.Price, request, caller, cancellationToken);
        if (models.Find(wanted) is { } named)
            return await NamedAsync(named, request, caller, cancellationToken);

        var candidates = CandidatesFor(wanted, request.Operation);
        if (candidates.Count == 0)
            return ModelErrors.Unknown;

        var usable = await connections.UsableAsync(caller.OrganizationId, caller.UserId, cancellationToken);
        var offered = eligibility.Among(candidates, request.Operation, usable).ToList();
        return offered.Count == 0
            ? ModelErrors.NobodyOffers
            : await BestOfAsync(offered, usable, preference, request, caller, cancellationToken);
    }

    /// <summary>The model of a request that names none and asks for nothing special.</summary>
    public async Task<ModelDescription> FindDefaultAsync<T>(
        IRoutable<T> plain,
        Caller caller,
        CancellationToken cancellationToken
    )
        where T : IPriceable
    {
        var route = await UnnamedAsync(RoutePreference.Price, plain, caller, cancellationToken);
        return route.Succeeded ? route.Value.Model : models.Default;
    }

    /// <summary>Which models of other providers can go on with a job whose provider failed, the best first.</summary>
    /// <param name="job">The job; its attempts say who was tried.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<Route<T>>> FindFailoverRoutesAsync<T>(
        IRoutableJob<T> job,
        CancellationToken cancellationToken
    )
        where T : IPriceable
    {
        if (job.Failover == Failover.None || models.Find(job.Model) is not { } current)
            return [];

        var wanted = job.RequestedModel == Automatic ? Automatic : current.Family;
        var tried = job.TriedProviders;
        var candidates = CandidatesFor(wanted, job.Operation).Where(model => !tried.Contains(model.Provider)).ToList();
        if (candidates.Count == 0)
            return [];

        var usable = await connections.UsableAsync(job.OrganizationId, job.CreatedBy, cancellationToken);
        var fitting = eligibility
            .Among(candidates, job.Operation, usable)
            .Select(model => (Model: model, Settings: job.AdaptTo(current, model)))
            .Where(fit => fit.Settings.Succeeded)
            .Select(fit => new Route<T>(fit.Model, fit.Settings.Value))
            .Where(route => CostsNoMoreThanPromised(route, job.Failover, job.EstimatedCost));
        return Ranking.Rank(
            fitting,
            RoutePreference.Health,
            await FactsAsync(new Caller(job.OrganizationId, job.CreatedBy), cancellationToken)
        );
    }

    private async Task<Result<Route<T>>> NamedAsync<T>(
        ModelDescription model,
        IRoutable<T> request,
        Caller caller,
        CancellationToken cancellationToken
    )
        where T : IPriceable
    {
        if (!model.Offers(request.Operation))
            return OperationErrors.NotOffered(model, request.Operation);
        if (eligibility.WhyNobody(model) is { } reason)
            return Refuse(model, reason);

        // Who needs neither key nor address is always there; nobody has to be asked.
        if (eligibility.IsOpenToAll(model))
            return RouteTo(model, request, payer: null);

        var usable = await connections.UsableAsync(caller.OrganizationId, caller.UserId, cancellationToken);
        return usable.TryGetValue(model.Provider, out var payer)
            ? RouteTo(model, request, payer)
            : Refuse(model, eligibility.WayMissing(model));
    }

    private async Task<Result<Route<T>>> UnnamedAsync<T>(
        RoutePreference preference,
        IRoutable<T> request,
        Caller caller,
        CancellationToken cancellationToken
    )
        where T : IPriceable
    {
        var working = await connections.WorkingAsync(caller.OrganizationId, caller.UserId, cancellationToken);
        var offered = eligibility.Among(models.All, request.Operation, working).ToList();
        var soon = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(NoticeDays);
        IEnumerable<ModelDescription>[] choices =
        [
            offered.Where(model => model.Id == options.Value.Default || model.Family == options.Value.Default),
            offered.Where(model => !model.IsPreview && !model.IsRetired(soon)),
            offered.Where(model => !model.IsPreview),
        ];
        foreach (var choice in choices)
        {
            // When none can do it, the reason that is given is the default model's.
            var chosen = choice.OrderBy(model => PlainCost(model, request)).ToList();
            if (chosen.Count > 0)
                return await BestOfAsync(chosen, working, preference, request, caller, cancellationToken);
        }

        var last = models.Default.Offers(request.Operation) ? models.Default : offered.FirstOrDefault();
        return last is null ? ModelErrors.NobodyOffers : await NamedAsync(last, request, caller, cancellationToken);
    }

    private async Task<Result<Route<T>>> BestOfAsync<T>(
        IReadOnlyList<ModelDescription> offered,
        IReadOnlyDictionary<string, CredentialScope?> usable,
        RoutePreference? preference,
        IRoutable<T> request,
        Caller caller,
        CancellationToken cancellationToken
    )
        where T : IPriceable
    {
        var fitting = offered.Select(model => RouteTo(model, request, usable[model.Provider])).ToList();
        var able = fitting.Where(route => route.Succeeded).Select(route => route.Value);
        var routes = Ranking.Rank(able, preference, await FactsAsync(caller, cancellationToken));
        return routes is [var best, ..] ? best : fitting[0].Error!;
    }

    private List<ModelDescription> CandidatesFor(string? wanted, string operation) =>
        [
            .. models
                .All.Where(model => model.Offers(operation))
                .Where(model => wanted == Automatic || (wanted is not null && model.Family == wanted)),
        ];

    private async Task<RankingFacts> FactsAsync(Caller caller, CancellationToken cancellationToken) =>
        new(
            models.Providers.ToDictionary(provider => provider.Id, StringComparer.Ordinal),
            await states.ReadAsync(caller.OrganizationId, caller.UserId, cancellationToken),
            clock.GetUtcNow()
        );

    private Error Refuse(ModelDescription model, Unusable reason) =>
        reason switch
        {
            Unusable.Retired => ModelErrors.Retired(model, models.Find(model.Replacement ?? "")),
            Unusable.SwitchedOff => ModelErrors.SwitchedOff(model),
            _ => ModelErrors.NoWay(model, models.ProviderOf(model)),
        };

    private static Result<Route<T>> RouteTo<T>(ModelDescription model, IRoutable<T> request, CredentialScope? payer)
        where T : IPriceable
    {
        var settings = request.FitTo(model);
        return settings.Succeeded ? new Route<T>(model, settings.Value) { Payer = payer } : settings.Error;
    }

    private static decimal PlainCost<T>(ModelDescription model, IRoutable<T> request)
        where T : IPriceable =>
        RouteTo(model, request.Plain, payer: null) is { Succeeded: true, Value.Cost: { } cost }
            ? cost.Amount
            : decimal.MaxValue;

    private static bool CostsNoMoreThanPromised(Route route, Failover failover, Money? promise)
    {
        if (failover == Failover.AnyPrice)
            return true;

        // Who was not told a price was promised none; who was told one gets no unknown one instead.
        if (promise is not { } promised)
            return true;
        return route.Cost is { } cost && cost <= promised + (promised == Money.Zero ? Money.Zero : _cent);
    }
}
