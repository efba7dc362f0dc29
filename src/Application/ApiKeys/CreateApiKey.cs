using AutoMapper;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.ApiKeys;

/// <summary>Issues a key that acts as the current person.</summary>
[Requires(Permission.ManageKeys)]
public sealed record CreateApiKey(string? Name, DateTimeOffset? ExpiresAt, string? IdempotencyKey)
    : ICommand<IssuedApiKey>,
        IIdempotent
{
    public object FingerprintContent() => new { Name, ExpiresAt };
}

/// <summary>The new key and its secret, which is never to be had again.</summary>
public sealed record IssuedApiKey(ApiKeyView Key, ApiKeySecret Secret);

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKey>
{
    public CreateApiKeyValidator() => RuleFor(command => command.Name).IsName(ApiKey.MaxNameLength);
}

internal sealed class CreateApiKeyHandler(
    IApiKeyRepository keys,
    IdempotentRequest idempotency,
    IUnitOfWork unitOfWork,
    Actor actor,
    IMapper mapper,
    TimeProvider clock
) : IRequestHandler<CreateApiKey, Result<IssuedApiKey>>
{
    public async Task<Result<IssuedApiKey>> Handle(CreateApiKey command, CancellationToken cancellationToken)
    {
        var secret = ApiKeySecret.Generate();
        var key = ApiKey.Issue(
            actor.OrganizationId,
            actor.UserId,
            command.Name!,
            secret,
            command.ExpiresAt,
            clock.GetUtcNow()
        );
        if (!key.Succeeded)
            return key.Error;

        keys.Add(key.Value);
        idempotency.Makes(key.Value.Id.Value);
        await unitOfWork.SaveAsync(cancellationToken);
        return new IssuedApiKey(mapper.Map<ApiKeyView>(key.Value) with { CreatedByName = actor.DisplayName }, secret);
    }
}

/// <summary>
/// The secret was shown in the first answer and is not kept, so a repetition cannot be answered the same way.
/// </summary>
[ScopedService]
internal sealed class CreateApiKeyReplay : IReplay<CreateApiKey, Result<IssuedApiKey>>
{
    private static readonly Error _shownBefore = Error.Conflict(
        "idempotency.replayed",
        "An earlier request with this Idempotency-Key made the key, and its secret was shown then. Revoke "
            + "it and make a new one if the secret is lost."
    );

    public Task<Result<IssuedApiKey>> ReplayAsync(
        CreateApiKey command,
        Guid resourceId,
        CancellationToken cancellationToken
    ) => Task.FromResult(Result<IssuedApiKey>.Fail(_shownBefore));
}
