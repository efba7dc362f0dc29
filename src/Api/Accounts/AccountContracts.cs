using System.ComponentModel.DataAnnotations;
using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Api.Accounts;

/// <summary>A new account.</summary>
public sealed record RegisterRequest
{
    /// <summary>E-mail address, 254 characters at most; it is also the name to sign in with.</summary>
    /// <example>ada@example.com</example>
    [Required, Length(AccountRules.MinEmailLength, AccountRules.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>10 to 128 characters.</summary>
    /// <example>correct horse battery</example>
    [Required, Length(AccountRules.MinPasswordLength, AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>The name that others see, 1 to 100 characters.</summary>
    /// <example>Ada</example>
    [Required, MaxLength(AccountRules.MaxDisplayNameLength)]
    public string? DisplayName { get; init; }

    /// <summary>The name of the organization that the account will own, 1 to 100 characters.</summary>
    /// <example>Analytical Engines</example>
    [Required, MaxLength(Organization.MaxNameLength)]
    public string? OrganizationName { get; init; }
}

/// <summary>Address and password.</summary>
public sealed record SignInRequest
{
    /// <summary>E-mail address.</summary>
    /// <example>ada@example.com</example>
    [Required, Length(AccountRules.MinEmailLength, AccountRules.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>Password.</summary>
    /// <example>correct horse battery</example>
    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }
}

/// <summary>A refresh token.</summary>
public sealed record RefreshRequest
{
    private const int MaxTokenLength = 8192;

    /// <summary>As <c>POST /auth/token</c> answered it.</summary>
    [Required, MaxLength(MaxTokenLength)]
    public string? RefreshToken { get; init; }
}

/// <summary>Whether an account can be made now.</summary>
/// <param name="Open">True when registering works.</param>
/// <param name="FirstAccount">True when nobody has registered: the next account owns the installation's first
/// organization.</param>
public sealed record RegistrationResponse(bool Open, bool FirstAccount);

/// <summary>What can be changed of an account.</summary>
public sealed record UpdateMeRequest
{
    /// <summary>The name that others see, 1 to 100 characters.</summary>
    /// <example>Ada L.</example>
    [Required, MaxLength(AccountRules.MaxDisplayNameLength)]
    public string? DisplayName { get; init; }
}

/// <summary>The old and the new password.</summary>
public sealed record ChangePasswordRequest
{
    /// <summary>The password until now.</summary>
    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? CurrentPassword { get; init; }

    /// <summary>10 to 128 characters.</summary>
    [Required, Length(AccountRules.MinPasswordLength, AccountRules.MaxPasswordLength)]
    public string? NewPassword { get; init; }
}

/// <summary>An organization.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record OrganizationResponse(Guid Id, string Name);

/// <summary>The signed-in person.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Email">Their address.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Organization">Where they work.</param>
/// <param name="CanOperate">True for those who run this installation: its providers, their prices and the platform's
/// keys.</param>
/// <param name="CreatedAt">When the account was made.</param>
public sealed record MeResponse(
    Guid Id,
    string Email,
    string DisplayName,
    Role Role,
    OrganizationResponse Organization,
    bool CanOperate,
    DateTimeOffset CreatedAt
)
{
    internal static MeResponse From(AccountView account) =>
        new(
            account.Id,
            account.Email,
            account.DisplayName,
            account.Role,
            new OrganizationResponse(account.OrganizationId, account.OrganizationName),
            account.CanOperate,
            account.CreatedAt
        );
}
