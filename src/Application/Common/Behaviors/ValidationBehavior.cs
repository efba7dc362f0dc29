using FluentValidation;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Common.Behaviors;

/// <summary>
/// Checks the shape of a request before its handler sees it, and refuses with every field that is wrong.
/// </summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    public Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        var fields = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .Select(failure => new FieldError(failure.PropertyName, failure.ErrorMessage))
            .ToList();

        return fields.Count == 0
            ? next()
            : Task.FromResult(TResponse.Fail(Error.Invalid("validation.failed", "Some fields are not valid.", fields)));
    }
}
