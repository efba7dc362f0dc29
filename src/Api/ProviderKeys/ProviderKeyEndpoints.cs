using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Domain.Providers;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.ProviderKeys;

/// <summary>
/// The keys with which providers are asked. Everybody who makes images keeps their own; the organization's and the
/// installation's are for those who run them, which the use cases ask for by the scope in the address.
/// </summary>
internal sealed class ProviderKeyEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var keys = routes
            .MapGroup("/provider-keys")
            .WithTags("Provider keys")
            .RequireAuthorization(Policies.ManageKeys)
            .Fails(401, 403);
        keys.MapGet("", ListProviderKeys)
            .WithName(nameof(ListProviderKeys))
            .WithSummary("Lists one's own keys and the organization's, masked; operators see the installation's too");
        keys.MapPut("/{scope}/{provider}", SaveProviderKey)
            .WithName(nameof(SaveProviderKey))
            .WithSummary("Stores a key after the provider was asked whether it takes it")
            .Fails(400, 413, 415, 422);
        keys.MapPost("/{scope}/{provider}/check", CheckProviderKey)
            .WithName(nameof(CheckProviderKey))
            .WithSummary("Asks the provider whether it takes the key")
            .Fails(400, 404, 422);
        keys.MapDelete("/{scope}/{provider}", DeleteProviderKey)
            .WithName(nameof(DeleteProviderKey))
            .WithSummary("Forgets a key at once")
            .Fails(400, 404, 409, 422);
    }

    private static async Task<Results<Ok<ProviderKeyListResponse>, ProblemResult>> ListProviderKeys(
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var keys = await mediator.Send(new ListProviderKeys(), cancellationToken);
        return keys.Succeeded
            ? TypedResults.Ok(new ProviderKeyListResponse([.. keys.Value.Select(ProviderKeyResponse.From)]))
            : ProblemResult.FromError(keys.Error);
    }

    private static async Task<Results<Ok<ProviderKeyResponse>, ProblemResult>> SaveProviderKey(
        QueryEnum<CredentialScope> scope,
        [MaxLength(ProviderCredential.MaxProviderLength)] string provider,
        SaveProviderKeyRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        // What is pasted often brings a line's end along.
        var saved = await mediator.Send(
            new SaveProviderKey(scope.Value, provider, request.Key?.Trim(), request.BaseAddress?.Trim()),
            cancellationToken
        );
        return saved.Succeeded
            ? TypedResults.Ok(ProviderKeyResponse.From(saved.Value))
            : ProblemResult.FromError(saved.Error);
    }

    private static async Task<Results<Ok<ProviderKeyResponse>, ProblemResult>> CheckProviderKey(
        QueryEnum<CredentialScope> scope,
        [MaxLength(ProviderCredential.MaxProviderLength)] string provider,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var key = await mediator.Send(new CheckProviderKey(scope.Value, provider), cancellationToken);
        return key.Succeeded
            ? TypedResults.Ok(ProviderKeyResponse.From(key.Value))
            : ProblemResult.FromError(key.Error);
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteProviderKey(
        QueryEnum<CredentialScope> scope,
        [MaxLength(ProviderCredential.MaxProviderLength)] string provider,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var deleted = await mediator.Send(new DeleteProviderKey(scope.Value, provider), cancellationToken);
        return deleted.Succeeded ? TypedResults.NoContent() : ProblemResult.FromError(deleted.Error);
    }
}
