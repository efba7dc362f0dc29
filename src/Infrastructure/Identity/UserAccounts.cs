using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>Accounts on ASP.NET Core Identity: its password hashing and security stamps.</summary>
internal sealed class UserAccounts(
    UserManager<AppUser> users,
    AppDbContext database,
    NobodysPassword nobody,
    TimeProvider clock
) : IUserAccounts
{
    // A number of our own for the advisory lock; nothing else uses it.
    private const long RegistrationLock = 0x49_47_52_45_47;

    private static readonly Error _wrong = new(
        AccountRules.WrongPassword,
        "The e-mail address or the password is wrong.",
        ErrorKind.Unauthenticated
    );

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => database.Users.AnyAsync(cancellationToken);

    public Task LockRegistrationAsync(CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({RegistrationLock})", cancellationToken);

    public void Add(Organization organization) => database.Organizations.Add(organization);

    public void Add(Membership membership) => database.Memberships.Add(membership);

    public async Task<Result<UserId>> CreateAsync(NewAccount account, CancellationToken cancellationToken)
    {
        var user = new AppUser
        {
            Id = UserId.New().Value,
            UserName = account.Email,
            Email = account.Email,
            DisplayName = account.DisplayName,
            CreatedAt = clock.GetUtcNow(),
        };
        var created = await users.CreateAsync(user, account.Password);
        return created.Succeeded ? new UserId(user.Id) : RefusalOf(created, "password");
    }

    public async Task<Result<SignedInUser>> CheckPasswordAsync(
        string email,
        string password,
        CancellationToken cancellationToken
    )
    {
        var user = await users.FindByEmailAsync(email);
        if (user is null)
        {
            users.PasswordHasher.VerifyHashedPassword(nobody.User, nobody.Hash, password);
            return _wrong;
        }

        return await users.CheckPasswordAsync(user, password) ? await SignInAsync(user, cancellationToken) : _wrong;
    }

    public async Task<Result<SignedInUser>> ChangePasswordAsync(
        UserId userId,
        string currentPassword,
        string newPassword,
        CancellationToken cancellationToken
    )
    {
        var user = await GetAsync(userId);
        if (!await users.CheckPasswordAsync(user, currentPassword))
        {
            return Error.RuleViolation(AccountRules.WrongPassword, "The current password is wrong.", "currentPassword");
        }

        var changed = await users.ChangePasswordAsync(user, currentPassword, newPassword);
        return changed.Succeeded ? await SignInAsync(user, cancellationToken) : RefusalOf(changed, "newPassword");
    }

    public async Task RenameAsync(UserId userId, string displayName, CancellationToken cancellationToken)
    {
        var user = await GetAsync(userId);
        user.DisplayName = displayName;
        await users.UpdateAsync(user);
    }

    public Task<AccountView?> FindAsync(
        UserId userId,
        OrganizationId organizationId,
        CancellationToken cancellationToken
    ) =>
        Everybody(database.Memberships)
            .Where(membership => membership.UserId == userId && membership.OrganizationId == organizationId)
            .Join(
                Everybody(database.Organizations),
                membership => membership.OrganizationId,
                organization => organization.Id,
                (membership, organization) => new { membership, organization }
            )
            .Join(
                database.Users,
                both => (Guid)(object)both.membership.UserId,
                user => user.Id,
                (both, user) =>
                    new AccountView
                    {
                        Id = user.Id,
                        Email = user.Email ?? "",
                        DisplayName = user.DisplayName,
                        Role = both.membership.Role,
                        OrganizationId = both.organization.Id.Value,
                        OrganizationName = both.organization.Name,
                        OperatesInstallation = both.organization.OperatesInstallation,
                        CreatedAt = user.CreatedAt,
                    }
            )
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<Result<SignedInUser>> SignInAsync(AppUser user, CancellationToken cancellationToken)
    {
        var id = new UserId(user.Id);
        var membership = await Everybody(database.Memberships)
            .Where(membership => membership.UserId == id)
            .OrderBy(membership => membership.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return membership is null ? _wrong : new SignedInUser(id, membership.OrganizationId, user.SecurityStamp!);
    }

    private async Task<AppUser> GetAsync(UserId id) =>
        await users.FindByIdAsync(id.ToString())
        ?? throw new InvalidOperationException($"The signed-in user {id} is gone.");

    // Who somebody is has to be found out before it is known which tenant they work for.
    private static IQueryable<T> Everybody<T>(IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters([AppDbContext.TenantFilter]).AsNoTracking();

    private static Error RefusalOf(IdentityResult result, string passwordField)
    {
        if (
            result.Errors.Any(error =>
                error.Code
                    is nameof(IdentityErrorDescriber.DuplicateEmail)
                        or nameof(IdentityErrorDescriber.DuplicateUserName)
            )
        )
        {
            return Error.Conflict("account.email_taken", "There is an account with this e-mail address already.") with
            {
                Fields = [new FieldError("email", "There is an account with this e-mail address already.")],
            };
        }

        return Error.Invalid(
            "validation.failed",
            "Some fields are not valid.",
            [
                .. result.Errors.Select(error => new FieldError(
                    error.Code.StartsWith("Password", StringComparison.Ordinal) ? passwordField : "email",
                    error.Description
                )),
            ]
        );
    }
}
