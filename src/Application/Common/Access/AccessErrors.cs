using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Common.Access;

/// <summary>Refusals of those who may not.</summary>
public static class AccessErrors
{
    public static readonly Error SignInRequired = new(
        "auth.required",
        "Sign in, or send an API key as a bearer token.",
        ErrorKind.Unauthenticated
    );

    public static readonly Error Forbidden = new(
        "auth.forbidden",
        "Your role does not allow this.",
        ErrorKind.Forbidden
    );

    public static readonly Error KeyForbidden = new(
        "auth.forbidden",
        "This API key does not allow this. Use one that does.",
        ErrorKind.Forbidden
    );
}
