using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Models;
using ImageGenerator.Api.ProviderKeys;
using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Administration;

/// <summary>A provider as its administrators see it.</summary>
/// <param name="Id">The name in requests and records.</param>
/// <param name="Name">What people read.</param>
/// <param name="Description">What it is.</param>
/// <param name="Enabled">False when it is switched off.</param>
/// <param name="Order">Smaller is asked first.</param>
/// <param name="Concurrency">Jobs at the same time, over all workers.</param>
/// <param name="RequestsPerMinute">Attempts that may begin within a minute; null for any number.</param>
/// <param name="ResendAfterServerError">Whether what ended in a server error is sent again although it may have been
/// charged.</param>
/// <param name="ErrorsAreFreeSource">Where the provider says that server errors are not charged: then they are always
/// sent again; null where none says so.</param>
/// <param name="NeedsKey">Whether it can only be asked with a key.</param>
/// <param name="SelfHosted">Whether somebody runs it themselves.</param>
/// <param name="LastResort">Whether it is only asked when no other one can do it.</param>
/// <param name="KeyPage">Where people get a key.</param>
/// <param name="KeyPrefix">What a key begins with.</param>
/// <param name="BaseAddress">The API's address; null for a self-hosted one.</param>
/// <param name="Health">How it does.</param>
/// <param name="Running">Its jobs at work.</param>
/// <param name="Waiting">Its queued jobs.</param>
/// <param name="Models">How many models it offers.</param>
/// <param name="Defaults">What its settings are when nobody has changed them.</param>
/// <param name="PlatformKey">The installation's key for it, masked; null when there is none.</param>
public sealed record ProviderResponse(
    string Id,
    string Name,
    string Description,
    bool Enabled,
    int Order,
    int Concurrency,
    int? RequestsPerMinute,
    bool ResendAfterServerError,
    string? ErrorsAreFreeSource,
    bool NeedsKey,
    bool SelfHosted,
    bool LastResort,
    string? KeyPage,
    string? KeyPrefix,
    string? BaseAddress,
    HealthResponse Health,
    int Running,
    int Waiting,
    int Models,
    ProviderSettingsResponse Defaults,
    ProviderKeyResponse? PlatformKey
)
{
    internal static ProviderResponse From(ProviderView view, IEnumerable<ProviderKeyView> platformKeys) =>
        new(
            view.Provider.Id,
            view.Provider.Name,
            view.Provider.Description,
            view.Provider.Settings.Enabled,
            view.Provider.Settings.Order,
            view.Provider.Settings.Concurrency,
            view.Provider.Settings.RequestsPerMinute,
            view.Provider.Settings.ResendAfterServerError,
            view.Provider.ErrorsAreFreeSource,
            view.Provider.NeedsKey,
            view.Provider.SelfHosted,
            view.Provider.LastResort,
            view.Provider.KeyPage,
            view.Provider.KeyPrefix,
            view.Provider.BaseAddress,
            HealthResponse.From(view.Status),
            view.Load.Running,
            view.Load.Waiting,
            view.Models,
            ProviderSettingsResponse.From(view.Provider.Defaults ?? view.Provider.Settings),
            platformKeys.FirstOrDefault(key => key.Provider == view.Provider.Id) is { } key
                ? ProviderKeyResponse.From(key)
                : null
        );
}

/// <summary>A provider's settings.</summary>
/// <param name="Enabled">False when it is switched off.</param>
/// <param name="Order">Smaller is asked first.</param>
/// <param name="Concurrency">Jobs at the same time, over all workers.</param>
/// <param name="RequestsPerMinute">Attempts that may begin within a minute; null for any number.</param>
/// <param name="ResendAfterServerError">Whether what ended in a server error is sent again although it may have been
/// charged.</param>
public sealed record ProviderSettingsResponse(
    bool Enabled,
    int Order,
    int Concurrency,
    int? RequestsPerMinute,
    bool ResendAfterServerError
)
{
    internal static ProviderSettingsResponse From(ProviderSettings settings) =>
        new(
            settings.Enabled,
            settings.Order,
            settings.Concurrency,
            settings.RequestsPerMinute,
            settings.ResendAfterServerError
        );
}

/// <summary>What a check found.</summary>
/// <param name="Health">How the provider does now.</param>
public sealed record ProviderCheckResponse(HealthResponse Health);

/// <summary>The providers.</summary>
/// <param name="Items">By the order in which they are asked.</param>
public sealed record ProviderListResponse(IReadOnlyList<ProviderResponse> Items);

/// <summary>New settings of a provider; what is missing stays.</summary>
public sealed record ProviderChangeRequest
{
    /// <summary>False is the kill switch: its waiting jobs move to other providers, or end.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Smaller is asked first.</summary>
    [Range(0, ProviderSettings.MaxOrder)]
    public int? Order { get; init; }

    /// <summary>Jobs at the same time, over all workers.</summary>
    [Range(1, ProviderSettings.MaxConcurrency)]
    public int? Concurrency { get; init; }

    /// <summary>Attempts that may begin within a minute, over all workers; 0 lifts the limit.</summary>
    [Range(0, ProviderSettings.MaxRequestsPerMinute)]
    public int? RequestsPerMinute { get; init; }

    /// <summary>
    /// Whether a request that ended in a server error is sent again, there or elsewhere, although nobody knows whether
    /// it was charged. Without that it ends as <c>outcome_unknown</c> and waits until a person decides.
    /// </summary>
    public bool? ResendAfterServerError { get; init; }
}
