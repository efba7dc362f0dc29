using AutoMapper;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.ApiKeys;

/// <summary>Issues a key that acts as the current person.</summary>
public sealed record CreateApiKey(string? Name, DateTimeOffset? ExpiresAt, string? IdempotencyKey) : ICommand<IssuedApiKey>;

/// <summary>The new key and its secret, which is never to be had again.</summary>
public sealed record IssuedApiKey(ApiKeyView Key, ApiKeySecret Secret);

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKey>
{
    public CreateApiKeyValidator()
    {
        RuleFor(command => command.Name).IsName(ApiKey.MaxNameLength);
        RuleFor(command => command.IdempotencyKey)
            .Must(key => key is null || IdempotencyKey.IsValid(key))
            .OverridePropertyName("Idempotency-Key")
            .WithMessage($"Use 1 to {IdempotencyKey.MaxLength} printable ASCII characters without spaces.");
    }
}

internal sealed class CreateApiKeyHandler(
    IApiKeyRepository keys,
    IIdempotencyStore idempotency,
    IUnitOfWork unitOfWork,
    ICurrentUser user,
    IMapper mapper,
    TimeProvider clock) : IRequestHandler<CreateApiKey, Result<IssuedApiKey>>
{
    // The secret was shown in the first answer and is not kept, so a repetition cannot be answered the same way.
    private static readonly Error _shownBefore = Error.Conflict(
        "idempotency.replayed",
        "An earlier request with this Idempotency-Key made the key, and its secret was shown then. Revoke it and make a new one if the secret is lost.");

    public async Task<Result<IssuedApiKey>> Handle(CreateApiKey command, CancellationToken cancellationToken)
    {
        var fingerprint = RequestFingerprint.Of(nameof(CreateApiKey), new { command.Name, command.ExpiresAt });
        if (await FindEarlierAsync(command.IdempotencyKey, fingerprint, cancellationToken) is { } earlier) return earlier;

        var secret = ApiKeySecret.Generate();
        var key = ApiKey.Issue(user.OrganizationId, user.UserId, command.Name!, secret, command.ExpiresAt, clock.GetUtcNow());
        if (!key.Succeeded) return key.Error;

        keys.Add(key.Value);
        if (command.IdempotencyKey is { } fresh) idempotency.Remember(fresh, fingerprint, key.Value.Id.Value);
        try
        {
            await unitOfWork.SaveAsync(cancellationToken);
        }
        catch (DuplicateKeyException duplicate) when (duplicate.Constraint == IdempotencyKey.Constraint)
        {
            return await FindEarlierAsync(command.IdempotencyKey, fingerprint, cancellationToken) ?? _shownBefore;
        }

        return new IssuedApiKey(mapper.Map<ApiKeyView>(key.Value) with { CreatedByName = user.DisplayName }, secret);
    }

    private async Task<Error?> FindEarlierAsync(string? key, RequestFingerprint fingerprint, CancellationToken cancellationToken)
    {
        if (key is null || await idempotency.FindAsync(key, cancellationToken) is not { } earlier) return null;

        return earlier.Fingerprint == fingerprint ? _shownBefore : IdempotencyKey.Reused;
    }
}
