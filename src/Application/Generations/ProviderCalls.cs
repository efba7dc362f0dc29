using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>Makes of a generation the call that its provider gets.</summary>
internal sealed class ProviderCalls(
    IModelCatalog models,
    IProviderConnections connections,
    IProviderStates states,
    IReferenceImages references,
    IWebhookAddresses webhooks)
{
    /// <summary>The call with everything that goes along; a refusal when a reference image is gone.</summary>
    public async Task<Result<ProviderCall>> MakeAsync(Generation generation, ProviderConnection connection, CancellationToken cancellationToken)
    {
        var request = await WithReferencesAsync(generation, RequestOf(generation), cancellationToken);
        return request.Succeeded ? new ProviderCall(request.Value, connection) { Webhook = WebhookFor(generation, connection) } : request.Error;
    }

    /// <summary>Enough of the call to name the job by: to stop it, say.</summary>
    public ProviderCall Naming(Generation generation, ProviderConnection connection) => new(RequestOf(generation), connection);

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

    /// <summary>Remembers that a key works, and that its server answers.</summary>
    public async Task NoteUseAsync(ProviderConnection used, CancellationToken cancellationToken)
    {
        await states.ResumeAsync(used, cancellationToken);
        if (used.CredentialId is not null) await connections.ReportAsync(used, ProviderCredentialReport.Used, cancellationToken);
    }

    private static IEnumerable<KeyOwner> RejectedOwners(Generation generation) => generation.Attempts
        .Skip(generation.ForgivenAttempts)
        .Where(attempt => attempt.Provider == generation.Provider
            && attempt.Outcome is AttemptOutcome.CredentialRejected or AttemptOutcome.OutOfCredit or AttemptOutcome.NotPermitted)
        .Select(attempt => attempt.KeyOwner)
        .OfType<KeyOwner>();

    // Messages are signed with a secret of the account that asked; only the platform's is known here.
    private Uri? WebhookFor(Generation generation, ProviderConnection connection) =>
        connection.Owner == KeyOwner.Platform ? webhooks.For(generation.Provider) : null;

    private async Task<Result<ImageRequest>> WithReferencesAsync(Generation generation, ImageRequest request, CancellationToken cancellationToken)
    {
        if (generation.Settings.References.Count == 0) return request;

        var images = new List<RequestImage>();
        foreach (var reference in generation.Settings.References.All)
        {
            var image = await references.OpenAsync(generation.OrganizationId, reference, cancellationToken);
            if (!image.Succeeded) return image.Error;
            images.Add(image.Value);
        }

        if (generation.Settings.Mask.All is not [var named, ..]) return request with { References = images };

        var mask = await references.OpenMaskAsync(generation.OrganizationId, named, cancellationToken);
        return mask.Succeeded ? request with { References = images, Mask = mask.Value } : mask.Error;
    }

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
