using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>Makes of a generation the call that its provider gets.</summary>
internal sealed class ProviderCalls(IModelCatalog models, IProviderConnections connections)
{
    /// <summary>The call; null when there is no way to the provider, or none that was not tried.</summary>
    public async Task<ProviderCall?> MakeAsync(Generation generation, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(generation, cancellationToken);
        return connection is null ? null : new ProviderCall(RequestOf(generation), connection);
    }

    /// <summary>The way to the provider with the next key in turn: those that it rejected before are left out.</summary>
    /// <param name="generation">The job; its attempts say which keys were rejected.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <param name="except">Owners whose keys are left out as well.</param>
    public Task<ProviderConnection?> ConnectAsync(
        Generation generation, CancellationToken cancellationToken, IReadOnlyCollection<KeyOwner>? except = null) =>
        connections.ChooseAsync(
            generation.OrganizationId,
            generation.CreatedBy,
            generation.Provider,
            [.. RejectedOwners(generation), .. except ?? []],
            cancellationToken);

    private static IEnumerable<KeyOwner> RejectedOwners(Generation generation) => generation.Attempts
        .Skip(generation.ForgivenAttempts)
        .Where(attempt => attempt.Provider == generation.Provider && attempt.Outcome == AttemptOutcome.CredentialRejected)
        .Select(attempt => attempt.KeyOwner)
        .OfType<KeyOwner>();

    private ImageRequest RequestOf(Generation generation) => new()
    {
        JobId = generation.Id,
        Attempt = Math.Max(1, generation.Attempts.Count - generation.ForgivenAttempts),
        Model = generation.Model,
        ProviderModel = models.Find(generation.Model)?.ProviderModel ?? "",
        Prompt = generation.Settings.Prompt,
        NegativePrompt = generation.Settings.NegativePrompt,
        Size = generation.Settings.Size,
        AspectRatio = generation.Settings.AspectRatio,
        Count = generation.Settings.Count,
        Seed = generation.Settings.Seed,
        Quality = generation.Settings.Quality,
        OutputFormat = generation.Settings.OutputFormat,
        Parameters = generation.Settings.Parameters,
        Strength = generation.Settings.Strength,
    };
}
