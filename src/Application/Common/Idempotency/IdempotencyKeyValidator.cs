using FluentValidation;

namespace ImageGenerator.Application.Common.Idempotency;

/// <summary>The shape of the key, of every command that takes one.</summary>
internal sealed class IdempotencyKeyValidator<TCommand> : AbstractValidator<TCommand>
    where TCommand : IIdempotent
{
    public IdempotencyKeyValidator() =>
        RuleFor(command => command.IdempotencyKey)
            .Must(key => key is null || IdempotencyKey.IsValid(key))
            .OverridePropertyName("Idempotency-Key")
            .WithMessage($"Use 1 to {IdempotencyKey.MaxLength} printable ASCII characters without spaces.");
}
