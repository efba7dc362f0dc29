using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Accounts;

internal sealed class ApiKeyTests
{
    private const string Path = "/api/v1/api-keys";

    private static ApiHost Host => Hosts.Working;

    [Test]
    public async Task Create_ShowsTheSecretOnceAndStoresOnlyItsHash()
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.PostAsJsonAsync(Path, new { name = "Build server" });

        var created = await response.ReadAsync(HttpStatusCode.Created);
        var secret = created.Text("key");
        using var list = await ada.Client.GetAsync(Path);
        var row = await Host.Data.ReadAsync<string>(
            "SELECT to_jsonb(k)::text FROM api_keys k WHERE id = $1",
            created.Id()
        );
        var hash = await Host.Data.ReadAsync<byte[]>("SELECT hash FROM api_keys WHERE id = $1", created.Id());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(secret, Does.Match("^ig_[A-Za-z0-9_-]{43}$"));
            Assert.That(secret, Does.StartWith(created.Text("prefix")));
            Assert.That(response.Headers.Location?.ToString(), Is.EqualTo($"{Path}/{created.Id()}"));
            Assert.That(await list.Content.ReadAsStringAsync(), Does.Contain("Build server").And.Not.Contain(secret));
            Assert.That(row, Does.Not.Contain(secret[11..]));
            Assert.That(hash, Is.EqualTo(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
        }
    }

    [Test]
    public async Task Use_ActsAsItsPersonAndIsNoted()
    {
        using var ada = await Host.RegisterAsync();
        using var program = Host.Bearing(await ada.CreateApiKeyAsync());
        var before = (await ada.Client.ReadAsync(Path)).Items().Single();

        var me = await program.ReadAsync("/api/v1/me");

        var after = (await ada.Client.ReadAsync(Path)).Items().Single();
        Assert.That(me.Id(), Is.EqualTo(ada.Id));
        Assert.That(before.IsNull("lastUsedAt"), Is.True);
        Assert.That(
            after.At("lastUsedAt").GetDateTimeOffset(),
            Is.GreaterThanOrEqualTo(after.At("createdAt").GetDateTimeOffset())
        );
    }

    [Test]
    public async Task Revoke_CountsForTheVeryNextRequest()
    {
        using var ada = await Host.RegisterAsync();
        using var program = await ada.WithApiKeyAsync();
        var id = (await program.ReadAsync(Path)).Items().Single().Id();

        using var revoked = await program.DeleteAsync($"{Path}/{id}");
        using var next = await program.GetAsync("/api/v1/me");

        Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await next.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.That((await ada.Client.ReadAsync(Path)).Items().Single().IsNull("revokedAt"), Is.False);
    }

    [Test]
    public async Task Revoke_Twice_KeepsTheFirstTime()
    {
        using var ada = await Host.RegisterAsync();
        await ada.CreateApiKeyAsync();
        var id = (await ada.Client.ReadAsync(Path)).Items().Single().Id();
        (await ada.Client.DeleteAsync($"{Path}/{id}")).EnsureSuccessStatusCode();
        var first = (await ada.Client.ReadAsync(Path)).Items().Single().Text("revokedAt");

        using var again = await ada.Client.DeleteAsync($"{Path}/{id}");

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await ada.Client.ReadAsync(Path)).Items().Single().Text("revokedAt"), Is.EqualTo(first));
    }

    [Test]
    public async Task Use_AfterItsExpiry_IsRefused()
    {
        using var ada = await Host.RegisterAsync();
        using var program = await ada.WithApiKeyAsync();
        await Host.Data.ExecuteAsync(
            "UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE created_by = $1",
            ada.Id
        );

        using var response = await program.GetAsync("/api/v1/me");

        await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Test]
    public async Task Create_WithAnExpiryInAnotherTimeZone_KeepsTheInstant()
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.PostAsJsonAsync(
            Path,
            new { name = "Zoned", expiresAt = "2099-06-01T12:00:00+05:30" }
        );

        var created = await response.ReadAsync(HttpStatusCode.Created);
        Assert.That(
            created.At("expiresAt").GetDateTimeOffset(),
            Is.EqualTo(new DateTimeOffset(2099, 6, 1, 6, 30, 0, TimeSpan.Zero))
        );
    }

    [Test]
    public async Task Create_WithAnExpiryInThePast_IsRefused()
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.PostAsJsonAsync(
            Path,
            new { name = "Late", expiresAt = "2020-01-01T00:00:00Z" }
        );

        await response.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "api_key.expiry_past", "expiresAt");
    }

    [Test]
    public async Task Create_WithTheSameIdempotencyKey_MakesOneKeyAndDoesNotShowItAgain()
    {
        using var ada = await Host.RegisterAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => CreateAsync(ada.Client, "Same", "click-1"))
        );

        Assert.That(answers.Select(answer => answer.StatusCode), Has.Exactly(1).EqualTo(HttpStatusCode.Created));
        foreach (var repeated in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await repeated.MustBeProblemAsync(HttpStatusCode.Conflict, "idempotency.replayed");
        }

        using var other = await CreateAsync(ada.Client, "Other", "click-1");
        await other.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused", "Idempotency-Key");
        Assert.That((await ada.Client.ReadAsync(Path)).Items(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Create_WithOneIdempotencyKeyForTwoRequestsAtOnce_TellsThemApart()
    {
        using var ada = await Host.RegisterAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => CreateAsync(ada.Client, $"Key {i}", "click-1"))
        );

        Assert.That(answers.Select(answer => answer.StatusCode), Has.Exactly(1).EqualTo(HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await refused.MustBeProblemAsync(
                HttpStatusCode.UnprocessableEntity,
                "idempotency.key_reused",
                "Idempotency-Key"
            );
        }
    }

    [Test]
    public async Task List_PagesWithoutGapOrRepeat()
    {
        using var ada = await Host.RegisterAsync();
        for (var i = 0; i < 7; i++)
            await ada.CreateApiKeyAsync($"Key {i}");
        await Host.Data.ExecuteAsync("UPDATE api_keys SET created_at = '2026-01-01Z' WHERE created_by = $1", ada.Id);

        var names = new List<string>();
        for (string? cursor = ""; cursor is not null; )
        {
            var page = await ada.Client.ReadAsync($"{Path}?limit=3{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            names.AddRange(page.Items().Select(key => key.Text("name")));
            cursor = page.At("nextCursor").GetString();
        }

        Assert.That(names, Is.EquivalentTo(Enumerable.Range(0, 7).Select(i => $"Key {i}")));
    }

    [Test]
    public async Task List_AsMember_ShowsOnesOwnAndAsAdminAll()
    {
        using var owner = await Host.RegisterAsync();
        using var member = await Host.RegisterIntoAsync(owner, "Member");
        using var admin = await Host.RegisterIntoAsync(owner, "Admin");
        await owner.CreateApiKeyAsync("Owner's");
        await member.CreateApiKeyAsync("Member's");

        Assert.That(await NamesAsync(member), Is.EqualTo(new[] { "Member's" }));
        Assert.That(await NamesAsync(admin), Is.EquivalentTo(new[] { "Owner's", "Member's" }));
        Assert.That(await NamesAsync(owner), Is.EquivalentTo(new[] { "Owner's", "Member's" }));
    }

    [Test]
    public async Task Revoke_AsMember_ReachesOnesOwnAndAsAdminAll()
    {
        using var owner = await Host.RegisterAsync();
        using var member = await Host.RegisterIntoAsync(owner, "Member");
        using var admin = await Host.RegisterIntoAsync(owner, "Admin");
        await owner.CreateApiKeyAsync("Owner's");
        var id = (await owner.Client.ReadAsync(Path)).Items().Single().Id();

        using var byMember = await member.Client.DeleteAsync($"{Path}/{id}");
        using var byAdmin = await admin.Client.DeleteAsync($"{Path}/{id}");

        await byMember.MustBeProblemAsync(HttpStatusCode.NotFound, "api_key.not_found");
        Assert.That(byAdmin.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    private static async Task<HttpResponseMessage> CreateAsync(HttpClient client, string name, string idempotencyKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = JsonContent.Create(new { name }),
        };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request);
    }

    private static async Task<IEnumerable<string>> NamesAsync(Account account) =>
        (await account.Client.ReadAsync(Path)).Items().Select((JsonElement key) => key.Text("name"));
}
