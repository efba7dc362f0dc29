using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Models;
using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Domain.Providers;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Administration;

/// <summary>What the installation's administrators decide about providers.</summary>
internal sealed class ProviderAdministrationEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var providers = routes
            .MapGroup("/admin/providers")
            .WithTags("Administration")
            .RequireAuthorization(Policies.Operate)
            .Fails(401, 403);
        providers
            .MapGet("", ListProviders)
            .WithName(nameof(ListProviders))
            .WithSummary("Lists the providers with their settings, health and load");
        providers
            .MapPatch("/{id}", ChangeProvider)
            .WithName(nameof(ChangeProvider))
            .WithSummary("Changes a provider's settings; what is missing stays")
            .Fails(400, 404, 413, 415);
        providers
            .MapPost("/{id}/check", CheckProvider)
            .WithName(nameof(CheckProvider))
            .WithSummary("Asks a provider whether it is there and takes the key")
            .Fails(404, 422);
    }

    private static async Task<Results<Ok<ProviderListResponse>, ProblemResult>> ListProviders(
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var providers = await mediator.Send(new ListProviders(), cancellationToken);
        if (!providers.Succeeded)
            return ProblemResult.FromError(providers.Error);

        var keys = await PlatformKeysAsync(mediator, cancellationToken);
        return TypedResults.Ok(
            new ProviderListResponse([.. providers.Value.Select(view => ProviderResponse.From(view, keys))])
        );
    }

    private static async Task<Results<Ok<ProviderResponse>, ProblemResult>> ChangeProvider(
        [MaxLength(ProviderCredential.MaxProviderLength)] string id,
        ProviderChangeRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var changed = await mediator.Send(
            new ChangeProvider(
                id,
                request.Enabled,
                request.Order,
                request.Concurrency,
                request.RequestsPerMinute,
                request.ResendAfterServerError
            ),
            cancellationToken
        );
        return changed.Succeeded
            ? TypedResults.Ok(
                ProviderResponse.From(changed.Value, await PlatformKeysAsync(mediator, cancellationToken))
            )
            : ProblemResult.FromError(changed.Error);
    }

    private static async Task<Results<Ok<ProviderCheckResponse>, ProblemResult>> CheckProvider(
        [MaxLength(ProviderCredential.MaxProviderLength)] string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new CheckProvider(id), cancellationToken);
        return found.Succeeded
            ? TypedResults.Ok(new ProviderCheckResponse(HealthResponse.From(found.Value)))
            : ProblemResult.FromError(found.Error);
    }

    private static async Task<IReadOnlyList<ProviderKeyView>> PlatformKeysAsync(
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await mediator.Send(new ListProviderKeys(), cancellationToken)).Value.Where(key =>
                key.Scope == CredentialScope.Platform
            ),
        ];
}
