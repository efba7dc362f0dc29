using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.ApiKeys;

/// <summary>Keys for programs.</summary>
internal sealed class ApiKeyEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var keys = routes
            .MapGroup("/api-keys")
            .WithTags("API keys")
            .RequireAuthorization(Policies.ManageKeys)
            .Fails(401, 403);
        keys.MapPost("", CreateApiKey)
            .WithName(nameof(CreateApiKey))
            .WithSummary("Makes a key; its secret is shown only now")
            .Fails(400, 409, 413, 415, 422);
        keys.MapGet("", ListApiKeys)
            .WithName(nameof(ListApiKeys))
            .WithSummary("Lists one's own keys; owners and admins see everybody's")
            .Fails(400);
        keys.MapDelete("/{id:guid}", RevokeApiKey)
            .WithName(nameof(RevokeApiKey))
            .WithSummary("Ends a key at once")
            .Fails(404);
    }

    private static async Task<Results<Created<CreatedApiKeyResponse>, ProblemResult>> CreateApiKey(
        CreateApiKeyRequest request,
        [FromHeader(Name = Headers.IdempotencyKey), Length(1, IdempotencyKey.MaxLength)] string? idempotencyKey,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var issued = await mediator.Send(
            new CreateApiKey(request.Name, request.ExpiresAt, idempotencyKey),
            cancellationToken
        );
        if (!issued.Succeeded)
            return ProblemResult.FromError(issued.Error);

        var (key, secret) = issued.Value;
        return TypedResults.Created(
            $"/api/v1/api-keys/{key.Id}",
            new CreatedApiKeyResponse(key.Id, key.Name, key.Prefix, secret.Value, key.CreatedAt, key.ExpiresAt)
        );
    }

    private static async Task<Results<Ok<ApiKeyListResponse>, ProblemResult>> ListApiKeys(
        [Length(Cursor.TextLength, Cursor.TextLength)] string? cursor,
        [Range(1, ListLimits.Max)] int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var page = await mediator.Send(new ListApiKeys(cursor, limit ?? ListLimits.Default), cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(
                new ApiKeyListResponse([.. page.Value.Items.Select(ApiKeyResponse.From)], page.Value.NextCursor)
            )
            : ProblemResult.FromError(page.Error);
    }

    private static async Task<Results<NoContent, ProblemResult>> RevokeApiKey(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var revoked = await mediator.Send(new RevokeApiKey(id), cancellationToken);
        return revoked.Succeeded ? TypedResults.NoContent() : ProblemResult.FromError(revoked.Error);
    }
}
