namespace ImageGenerator.Domain.Common;

/// <summary>
/// What sort of refusal an <see cref="Error"/> is; the edges translate it (HTTP: 400, 401, 402, 403, 404, 409, 422,
/// 429).
/// </summary>
public enum ErrorKind
{
    /// <summary>The request's shape is wrong: a missing field, a wrong length, a malformed value.</summary>
    Invalid,

    /// <summary>The request is well-formed, but a rule of the domain refuses it.</summary>
    RuleViolation,

    /// <summary>The thing does not exist, or belongs to somebody else.</summary>
    NotFound,

    /// <summary>The thing is in a state that does not allow this.</summary>
    Conflict,

    /// <summary>Nobody is signed in, or the credentials are wrong.</summary>
    Unauthenticated,

    /// <summary>The signed-in person may not do this.</summary>
    Forbidden,

    /// <summary>Too much, too fast; come back later.</summary>
    Limited,

    /// <summary>It costs more than a spending limit leaves, or nobody can tell whether it does.</summary>
    OverBudget,
}

/// <summary>One field that was refused: its JSON name (camelCase, nested with dots) and a plain sentence.</summary>
/// <param name="Field">The field's JSON name.</param>
/// <param name="Message">What is wrong with it, in plain words.</param>
public sealed record FieldError(string Field, string Message);

/// <summary>An expected refusal: a stable code for programs, a sentence for people.</summary>
/// <param name="Code">Stable, dotted, lower case: <c>generation.already_finished</c>.</param>
/// <param name="Message">What happened and what to do next.</param>
/// <param name="Kind">What sort of refusal it is.</param>
public sealed record Error(string Code, string Message, ErrorKind Kind)
{
    /// <summary>The fields at fault; empty when no single field is.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>How long to wait before a next try can work; only with <see cref="ErrorKind.Limited"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Error Invalid(string code, string message, params IReadOnlyList<FieldError> fields) =>
        new(code, message, ErrorKind.Invalid) { Fields = fields };

    public static Error RuleViolation(string code, string message, string? field = null) =>
        new(code, message, ErrorKind.RuleViolation) { Fields = field is null ? [] : [new FieldError(field, message)] };

    public static Error NotFound(string code, string message) => new(code, message, ErrorKind.NotFound);

    public static Error OverBudget(string code, string message) => new(code, message, ErrorKind.OverBudget);

    public static Error Conflict(string code, string message) => new(code, message, ErrorKind.Conflict);
}
