using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Routing;

/// <summary>A model that was chosen for a request, and the request's settings held against it.</summary>
public sealed record Route(ModelDescription Model, GenerationSettings Settings)
{
    /// <summary>Whose key would pay; null where none is needed.</summary>
    public KeyOwner? Payer { get; init; }
}

/// <summary>
/// Chooses the model for a request: the named one, the best of a family, or the best of all that can do it. Later, when a provider
/// fails, it chooses who stands in.
/// </summary>
internal sealed class ModelRouter(
    IModelCatalog models,
    IProviderConnections connections,
    IProviderStates states,
    IOptions<DefaultModelOptions> options,
    TimeProvider clock)
{
    /// <summary>What requests say to leave the choice to us.</summary>
    public const string Automatic = "auto";

    // Nobody is led to a model that is about to be shut down while there is another one.
    private const int NoticeDays = 30;

    // The price before the click is a promise, to the cent.
    private static readonly Money _cent = Money.Usd(0.01m);

    private static readonly GenerationRequest _plain = new() { Prompt = "" };

    /// <summary>Chooses for a new request.</summary>
    /// <param name="wanted">A model, a family, <see cref="Automatic"/>, or null for the default model.</param>
    /// <param name="preference">Decides within a family or among all; null leaves it to the administrators' order.</param>
    public async Task<Result<Route>> ChooseAsync(
        string? wanted, RoutePreference? preference, GenerationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (wanted is null) return await UnnamedAsync(preference ?? RoutePreference.Price, request, caller, cancellationToken);
        if (models.Find(wanted) is { } named) return await NamedAsync(named, request, caller, cancellationToken);

        var candidates = CandidatesFor(wanted);
        if (candidates.Count == 0) return ModelErrors.Unknown;

        return await BestAsync(candidates, preference, request, caller, cancellationToken);
    }

    /// <summary>The model of a request that names none and asks for nothing but an image.</summary>
    public async Task<ModelDescription> FindDefaultAsync(Caller caller, CancellationToken cancellationToken)
    {
        var route = await UnnamedAsync(RoutePreference.Price, _plain, caller, cancellationToken);
        return route.Succeeded ? route.Value.Model : models.Default;
    }

    /// <summary>Who can stand in for a provider that failed, best first.</summary>
    /// <param name="job">The job; its attempts say who was tried.</param>
    public async Task<IReadOnlyList<Route>> FindStandInsAsync(Generation job, CancellationToken cancellationToken)
    {
        if (job.Failover == Failover.None || models.Find(job.Model) is not { } current) return [];

        var tried = job.Attempts.Skip(job.ForgivenAttempts).Select(attempt => attempt.Provider).Append(job.Provider).ToHashSet(StringComparer.Ordinal);
        var candidates = (job.RequestedModel == Automatic ? CandidatesFor(Automatic) : Siblings(current))
            .Where(model => !tried.Contains(model.Provider))
            .ToList();
        if (candidates.Count == 0) return [];

        var usable = await connections.UsableAsync(job.OrganizationId, job.CreatedBy, cancellationToken);
        var health = await states.ReadAsync(job.OrganizationId, job.CreatedBy, cancellationToken);
        var routes = candidates
            .Where(model => IsOffered(model, usable))
            .Select(model => (Model: model, Settings: job.Settings.AdaptedTo(current, model)))
            .Where(fitting => fitting.Settings.Succeeded)
            .Select(fitting => new Route(fitting.Model, fitting.Settings.Value))
            .Where(route => CostsNoMoreThanPromised(route, job));
        return Ranked(routes, RoutePreference.Health, health);
    }

    private async Task<Result<Route>> NamedAsync(ModelDescription model, GenerationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (model.IsRetired(Today)) return ModelErrors.Retired(model, models.Find(model.Replacement ?? ""));
        if (!ProviderOf(model).Settings.Enabled) return ModelErrors.SwitchedOff(model);

        // Who needs neither key nor address is always there; nobody has to be asked.
        if (!NeedsSomething(model)) return RouteTo(model, request, payer: null);

        var usable = await connections.UsableAsync(caller.OrganizationId, caller.UserId, cancellationToken);
        return usable.TryGetValue(model.Provider, out var payer) ? RouteTo(model, request, payer) : ModelErrors.NoWay(model, ProviderOf(model));
    }

    private async Task<Result<Route>> UnnamedAsync(
        RoutePreference preference, GenerationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var working = await connections.WorkingAsync(caller.OrganizationId, caller.UserId, cancellationToken);
        IEnumerable<ModelDescription>[] choices =
        [
            models.All.Where(model => model.Id == options.Value.Default || model.Family == options.Value.Default),
            models.All.Where(model => !model.IsPreview && !model.IsRetired(Today.AddDays(NoticeDays))),
            models.All.Where(model => !model.IsPreview),
        ];
        foreach (var choice in choices)
        {
            // When none can do it, the reason that is given is the default model's.
            var offered = choice.Where(model => IsOffered(model, working)).OrderBy(PlainCost).ToList();
            if (offered.Count > 0) return await BestOfAsync(offered, working, preference, request, caller, cancellationToken);
        }

        return await NamedAsync(models.Default, request, caller, cancellationToken);
    }

    private async Task<Result<Route>> BestAsync(
        IReadOnlyList<ModelDescription> candidates, RoutePreference? preference, GenerationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var usable = await connections.UsableAsync(caller.OrganizationId, caller.UserId, cancellationToken);
        var offered = candidates.Where(model => IsOffered(model, usable)).ToList();
        return offered.Count == 0 ? ModelErrors.NobodyOffers : await BestOfAsync(offered, usable, preference, request, caller, cancellationToken);
    }

    private async Task<Result<Route>> BestOfAsync(
        IReadOnlyList<ModelDescription> offered,
        IReadOnlyDictionary<string, KeyOwner?> usable,
        RoutePreference? preference,
        GenerationRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var fitting = offered.Select(model => RouteTo(model, request, usable[model.Provider])).ToList();
        var health = await states.ReadAsync(caller.OrganizationId, caller.UserId, cancellationToken);
        var routes = Ranked(fitting.Where(route => route.Succeeded).Select(route => route.Value), preference, health);
        return routes is [var best, ..] ? best : fitting[0].Error!;
    }

    private IReadOnlyList<ModelDescription> CandidatesFor(string wanted) =>
        wanted == Automatic ? models.All : [.. models.All.Where(model => model.Family == wanted)];

    private IEnumerable<ModelDescription> Siblings(ModelDescription model) =>
        model.Family is null ? [] : models.All.Where(other => other.Family == model.Family);

    private bool IsOffered(ModelDescription model, IReadOnlyDictionary<string, KeyOwner?> usable) =>
        usable.ContainsKey(model.Provider) && !model.IsRetired(Today) && ProviderOf(model).Settings.Enabled;

    private bool NeedsSomething(ModelDescription model) => ProviderOf(model) is { NeedsKey: true } or { SelfHosted: true };

    private ProviderDescription ProviderOf(ModelDescription model) => models.ProviderOf(model);

    private static Result<Route> RouteTo(ModelDescription model, GenerationRequest request, KeyOwner? payer)
    {
        var settings = GenerationSettings.For(request, model, Seeds.Fresh());
        return settings.Succeeded ? new Route(model, settings.Value) { Payer = payer } : settings.Error;
    }

    private static bool CostsNoMoreThanPromised(Route route, Generation job)
    {
        if (job.Failover == Failover.AnyPrice) return true;

        // Who was not told a price was promised none; who was told one gets no unknown one instead.
        if (job.EstimatedCost is not { } promised) return true;
        return Generation.EstimateCost(route.Model, route.Settings) is { } cost && cost <= promised + (promised == Money.Zero ? Money.Zero : _cent);
    }

    // Whoever is down or a last resort comes behind everybody else, and a preview behind every real model.
    private List<Route> Ranked(
        IEnumerable<Route> routes, RoutePreference? preference, IReadOnlyDictionary<string, ProviderStatus> health)
    {
        var now = clock.GetUtcNow();
        var ranked = routes
            .OrderBy(route => route.Model.IsPreview)
            .ThenBy(route => ProviderOf(route.Model).LastResort)
            .ThenBy(route => IsAway(health.GetValueOrDefault(route.Model.Provider), now));
        return
        [
            .. (preference switch
            {
                RoutePreference.Price => ranked.ThenBy(CostOf),
                RoutePreference.Quality => ranked.ThenByDescending(route => EstimateOf(route) ?? -1),
                RoutePreference.Speed => ranked.ThenBy(route => SecondsOf(route.Model, health)),
                RoutePreference.Health => ranked.ThenBy(route => IsDegraded(health.GetValueOrDefault(route.Model.Provider))).ThenBy(CostOf),
                _ => ranked,
            })
            .ThenBy(route => ProviderOf(route.Model).Settings.Order)
            .ThenBy(CostOf),
        ];
    }

    private static bool IsAway(ProviderStatus? status, DateTimeOffset now) => status?.State == ProviderState.Down || status?.PausedUntil > now;

    private static bool IsDegraded(ProviderStatus? status) => status?.State == ProviderState.Degraded;

    private static decimal PlainCost(ModelDescription model) =>
        RouteTo(model, _plain, payer: null) is { Succeeded: true } route ? CostOf(route.Value) : decimal.MaxValue;

    private static decimal CostOf(Route route) => EstimateOf(route) ?? decimal.MaxValue;

    private static decimal? EstimateOf(Route route) => Generation.EstimateCost(route.Model, route.Settings)?.Amount;

    private static double SecondsOf(ModelDescription model, IReadOnlyDictionary<string, ProviderStatus> health) =>
        model.TypicalSeconds ?? health.GetValueOrDefault(model.Provider)?.TypicalSeconds ?? double.MaxValue;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

/// <summary>Who asks.</summary>
public sealed record Caller(OrganizationId OrganizationId, UserId UserId);
