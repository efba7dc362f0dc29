using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>A registered person, signed in by cookie.</summary>
/// <param name="Host">Where.</param>
/// <param name="Client">Sends the session cookie.</param>
/// <param name="Email">The address.</param>
/// <param name="Id">The person's id.</param>
/// <param name="OrganizationId">The organization that they own.</param>
internal sealed record Account(ApiHost Host, HttpClient Client, string Email, Guid Id, Guid OrganizationId)
    : IDisposable
{
    public const string Password = "correct horse battery";

    /// <summary>Makes an API key of this person.</summary>
    /// <returns>The secret.</returns>
    public async Task<string> CreateApiKeyAsync(string name = "Test key")
    {
        var created = await Client.PostAsJsonAsync("/api/v1/api-keys", new { name });
        return (await created.ReadAsync(HttpStatusCode.Created)).Text("key");
    }

    /// <summary>Another client of the same person, signed in by an API key.</summary>
    public async Task<HttpClient> WithApiKeyAsync() => Host.Bearing(await CreateApiKeyAsync());

    /// <summary>Gives this person another role. The product has no call for it yet.</summary>
    public Task BecomeAsync(string role) =>
        Host.Data.ExecuteAsync("UPDATE memberships SET role = $1 WHERE user_id = $2", role, Id);

    /// <summary>Hands the installation over to this person's organization.</summary>
    public async Task OperateAsync()
    {
        await Host.Data.ExecuteAsync(
            "UPDATE organizations SET operates_installation = false WHERE operates_installation"
        );
        await Host.Data.ExecuteAsync(
            "UPDATE organizations SET operates_installation = true WHERE id = $1",
            OrganizationId
        );
    }

    /// <summary>Moves this person into somebody else's organization.</summary>
    public async Task<Account> JoinAsync(Account owner, string role)
    {
        await Host.Data.ExecuteAsync(
            "UPDATE memberships SET organization_id = $1, role = $2 WHERE user_id = $3",
            owner.OrganizationId,
            role,
            Id
        );
        var again = Host.Browser();
        (
            await again.PostAsJsonAsync("/api/v1/auth/login", new { email = Email, password = Password })
        ).EnsureSuccessStatusCode();
        return this with { Client = again, OrganizationId = owner.OrganizationId };
    }

    public void Dispose() => Client.Dispose();
}

internal static class AccountExtensions
{
    public static object Registration(string email) =>
        new
        {
            email,
            password = Account.Password,
            displayName = "Ada",
            organizationName = "Analytical Engines",
        };

    public static string NewEmail() => $"ada-{Guid.NewGuid():N}@example.com";

    /// <summary>Registers somebody who owns a new organization.</summary>
    public static async Task<Account> RegisterAsync(this ApiHost host, string? email = null)
    {
        email ??= NewEmail();
        var client = host.Browser();
        var me = await (await client.PostAsJsonAsync("/api/v1/auth/register", Registration(email))).ReadAsync(
            HttpStatusCode.Created
        );
        return new Account(host, client, email, me.Id(), me.At("organization").Id());
    }

    /// <summary>Registers somebody and makes them a member of an organization.</summary>
    public static async Task<Account> RegisterIntoAsync(this ApiHost host, Account owner, string role)
    {
        using var newcomer = await host.RegisterAsync();
        return await newcomer.JoinAsync(owner, role);
    }

    public static Guid Id(this JsonElement resource) => resource.At("id").GetGuid();
}
