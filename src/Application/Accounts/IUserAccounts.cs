using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Application.Accounts;

/// <summary>The people with an account, and their passwords.</summary>
public interface IUserAccounts
{
    /// <summary>True when somebody has registered already.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lets only one registration at a time pass until the transaction ends, so that there is only one first account.
    /// </summary>
    Task LockRegistrationAsync(CancellationToken cancellationToken);

    /// <summary>Makes an account; refuses an address that has one, and a password that is too weak.</summary>
    Task<Result<UserId>> CreateAsync(NewAccount account, CancellationToken cancellationToken);

    /// <summary>
    /// Checks a password. An unknown address costs the same work and gets the same refusal as a wrong password.
    /// </summary>
    Task<Result<SignedInUser>> CheckPasswordAsync(string email, string password, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the password and with it the security stamp, which makes every session of the person worthless.
    /// </summary>
    Task<Result<SignedInUser>> ChangePasswordAsync(
        UserId user,
        string currentPassword,
        string newPassword,
        CancellationToken cancellationToken
    );

    Task RenameAsync(UserId user, string displayName, CancellationToken cancellationToken);

    /// <summary>The person's account as they see it.</summary>
    Task<AccountView?> FindAsync(UserId user, OrganizationId organization, CancellationToken cancellationToken);

    void Add(Organization organization);

    void Add(Membership membership);
}

/// <summary>What an account is made from.</summary>
public sealed record NewAccount(string Email, string Password, string DisplayName)
{
    /// <summary>Never the password: it must not end in a log by accident.</summary>
    public override string ToString() => nameof(NewAccount);
}

/// <summary>What a sign-in proves: who, where, and that nothing was revoked since.</summary>
/// <param name="UserId">The person.</param>
/// <param name="OrganizationId">The organization that is worked in.</param>
/// <param name="SecurityStamp">Changes when the person's sign-ins are to end.</param>
public sealed record SignedInUser(UserId UserId, OrganizationId OrganizationId, string SecurityStamp);

/// <summary>An account as its person sees it.</summary>
public sealed record AccountView
{
    public Guid Id { get; init; }

    public string Email { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public Role Role { get; init; }

    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    /// <summary>True when the organization operates this installation.</summary>
    public bool OperatesInstallation { get; init; }

    public bool CanOperate => Role.Grants(Permission.Operate, OperatesInstallation);

    public DateTimeOffset CreatedAt { get; init; }
}
