using ImageGenerator.Api.Events;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.ProviderKeys;

/// <summary>Something about a provider key. It is told once, until the key works again.</summary>
public sealed record ProviderKeyEvent : IEventContract<ProviderKeyRejected>, IEventContract<ProviderKeyOutOfCredit>
{
    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Whose key it is; the installation's is told to the organization that operates it.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary>The person whose key it is; null where it is not a person's.</summary>
    public required Guid? UserId { get; init; }

    /// <summary>The provider's words, without any part of the key.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was noticed.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    static object IEventContract<ProviderKeyRejected>.From(ProviderKeyRejected key, IModelCatalog models) => Of(key);

    static object IEventContract<ProviderKeyOutOfCredit>.From(ProviderKeyOutOfCredit key, IModelCatalog models) =>
        Of(key);

    private static ProviderKeyEvent Of(ProviderKeyProblem problem) =>
        new()
        {
            Provider = problem.Provider,
            Scope = problem.Scope,
            UserId = problem.UserId?.Value,
            Reason = problem.Reason,
            OccurredAt = problem.OccurredAt,
        };
}
