using ImageGenerator.Application.Accounts;
using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Api.Operations.Demo;

/// <summary>The demonstration's organization and its people.</summary>
internal sealed class DemoPeople(DemoScope demo, TimeProvider clock)
{
    /// <summary>True when somebody has an account, whoever it is.</summary>
    internal Task<bool> AnybodyAsync(CancellationToken cancellationToken) =>
        demo.RunAsync(services => services.GetRequiredService<IUserAccounts>().AnyAsync(cancellationToken));

    /// <summary>The people, if they are there and their password is still the printed one.</summary>
    internal async Task<IReadOnlyList<Actor>?> FindAsync(CancellationToken cancellationToken)
    {
        var found = new List<Actor>();
        foreach (var person in DemoContent.People)
        {
            if (await FindAsync(person, cancellationToken) is not { } actor)
                return null;
            found.Add(actor);
        }

        return found;
    }

    /// <summary>True when the demonstration was made to its end.</summary>
    internal async Task<bool> IsCompleteAsync(Actor owner, CancellationToken cancellationToken)
    {
        const int most = 100;
        var keys = await demo.SendAsync(owner, new ListApiKeys(null, most), cancellationToken);
        return keys.Items.Any(key => key.Name == DemoContent.LastKey);
    }

    /// <summary>Makes all of them at once, or none.</summary>
    internal Task<Result> FoundAsync(CancellationToken cancellationToken) =>
        demo.RunAsync(services =>
            services
                .GetRequiredService<IUnitOfWork>()
                .InTransactionAsync(token => FoundAsync(services, token), cancellationToken)
        );

    private async Task<Result> FoundAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var accounts = services.GetRequiredService<IUserAccounts>();
        await accounts.LockRegistrationAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var isFirst = !await accounts.AnyAsync(cancellationToken);
        var organization = Organization.Found(DemoContent.Organization, now, isFirst);
        accounts.Add(organization);
        foreach (var person in DemoContent.People)
        {
            var account = new NewAccount(person.Email, DemoContent.Password, person.Name);
            var user = await accounts.CreateAsync(account, cancellationToken);
            if (!user.Succeeded)
                return user.Error;

            accounts.Add(Membership.Grant(organization.Id, user.Value, person.Role, now));
        }

        await services.GetRequiredService<IUnitOfWork>().SaveAsync(cancellationToken);
        return Result.Ok();
    }

    private Task<Actor?> FindAsync(DemoPerson person, CancellationToken cancellationToken) =>
        demo.RunAsync(async services =>
        {
            var accounts = services.GetRequiredService<IUserAccounts>();
            var known = await accounts.CheckPasswordAsync(person.Email, DemoContent.Password, cancellationToken);
            if (!known.Succeeded)
                return null;

            var (user, organization) = (known.Value.UserId, known.Value.OrganizationId);
            services.GetRequiredService<ActorScope>().EnterAnonymous(organization);
            var account = await accounts.FindAsync(user, organization, cancellationToken);
            return account is null
                ? null
                : new Actor
                {
                    UserId = user,
                    OrganizationId = organization,
                    Role = account.Role,
                    DisplayName = account.DisplayName,
                    OperatesInstallation = account.OperatesInstallation,
                };
        });
}
