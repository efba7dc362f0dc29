using System.Diagnostics.CodeAnalysis;

namespace ImageGenerator.Domain.Common;

/// <summary>
/// A result that can be made from a refusal alone, so that a pipeline step can refuse without knowing the value's type.
/// </summary>
/// <typeparam name="TSelf">The result type itself.</typeparam>
public interface IResult<TSelf>
    where TSelf : IResult<TSelf>
{
    /// <summary>The refusal, or null when all went well.</summary>
    Error? Error { get; }

    static abstract TSelf Fail(Error error);
}

/// <summary>
/// Done, or refused with a reason. Exceptions are for bugs and broken infrastructure; this is for what users can cause.
/// </summary>
public readonly record struct Result : IResult<Result>
{
    private Result(Error? error) => Error = error;

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static Result Ok() => default;

    public static Result Fail(Error error) => new(error);

    public static implicit operator Result(Error error) => Fail(error);
}

/// <summary>A value, or a refusal with a reason.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly record struct Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value. Asking a refusal for it is a bug.</summary>
    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"No value: {Error.Code}.");

    public static Result<T> Ok(T value) => new(value, null);

    public static Result<T> Fail(Error error) => new(default, error);

    public static implicit operator Result<T>(T value) => Ok(value);

    public static implicit operator Result<T>(Error error) => Fail(error);
}
