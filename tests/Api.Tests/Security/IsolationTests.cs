using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>What belongs to one organization does not exist for another, on every resource.</summary>
internal sealed class IsolationTests
{
    /// <summary>
    /// Every address with an id, and what it says when there is nothing. A new one must be added here, or the first
    /// test fails.
    /// </summary>
    private static readonly Dictionary<string, (string Kind, string Code)> _addresses = new()
    {
        ["GET /api/v1/generations/{id:guid}"] = ("generation", "generation.not_found"),
        ["POST /api/v1/generations/{id:guid}/cancel"] = ("generation", "generation.not_found"),
        ["POST /api/v1/generations/{id:guid}/retry"] = ("generation", "generation.not_found"),
        ["GET /api/v1/generations/{id:guid}/partials/{index:int}"] = ("generation", "partial.not_found"),
        ["GET /api/v1/edits/{id:guid}"] = ("edit", "edit.not_found"),
        ["POST /api/v1/edits/{id:guid}/cancel"] = ("edit", "edit.not_found"),
        ["POST /api/v1/edits/{id:guid}/retry"] = ("edit", "edit.not_found"),
        ["GET /api/v1/assets/{id:guid}"] = ("asset", "asset.not_found"),
        ["GET /api/v1/assets/{id:guid}/content"] = ("asset", "asset.not_found"),
        ["GET /api/v1/uploads/{id:guid}/content"] = ("upload", "upload.not_found"),
        ["DELETE /api/v1/api-keys/{id:guid}"] = ("apiKey", "api_key.not_found"),
        ["DELETE /api/v1/spending-limits/{id:guid}"] = ("spendingLimit", "spending_limit.not_found"),
    };

    /// <summary>Addresses of what is named by words, where everybody means their own: see ProviderKeyTests.</summary>
    private static readonly string[] _ownThings =
    [
        "PUT /api/v1/provider-keys/{scope}/{provider}",
        "POST /api/v1/provider-keys/{scope}/{provider}/check",
        "DELETE /api/v1/provider-keys/{scope}/{provider}",
    ];

    private static readonly string[] _lists =
    [
        "generations",
        "edits",
        "assets",
        "api-keys",
        "spending-limits",
        "spending-limits/mine",
    ];

    private Account _alice = null!;
    private Account _bob = null!;
    private Dictionary<string, Guid> _alices = null!;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task ArrangeAsync()
    {
        _alice = await Host.RegisterAsync();
        _bob = await Host.RegisterAsync();
        var generation = await _alice.Client.DrawAsync("secret lighthouse");
        var asset = generation.Items("images").Single().At("assetId").GetGuid();
        var edit = await _alice.Client.EditAndWaitAsync(EditCalls.Upscale(asset));

        // One of everything: what the edit made would be the second asset.
        await Host.Data.ExecuteAsync("DELETE FROM assets WHERE job_id = $1", edit.Id());
        await _alice.CreateApiKeyAsync("Secret key");
        await Host.Data.ExecuteAsync(
            "INSERT INTO partial_images (job_id, index, organization_id, version, blob_key, shown_at) VALUES ($1, 0, $2, 1, 'none', now())",
            generation.Id(),
            _alice.OrganizationId
        );
        _alices = new Dictionary<string, Guid>
        {
            ["generation"] = generation.Id(),
            ["edit"] = edit.Id(),
            ["asset"] = asset,
            ["upload"] = (await _alice.Client.UploadAsync(Images.Png(8, 8))).Id(),
            ["spendingLimit"] = (
                await _alice.Client.SetLimitAsync(
                    new
                    {
                        scope = "organization",
                        period = "month",
                        amount = 100,
                    }
                )
            ).Id(),
            ["apiKey"] = (await _alice.Client.ReadAsync("/api/v1/api-keys")).Items().Single().Id(),
        };
    }

    [OneTimeTearDown]
    public void SignOut()
    {
        _alice.Dispose();
        _bob.Dispose();
    }

    [Test]
    public void EveryAddressWithAParameter_HasAnIsolationTest()
    {
        var mapped = Host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.RawText!.Contains("/api/v1/", StringComparison.Ordinal)
                && endpoint.RoutePattern.Parameters.Count > 0
            )
            // What belongs to the installation belongs to no organization; who may see it is the policy's business.
            .Where(endpoint => !endpoint.RoutePattern.RawText!.Contains("/admin/", StringComparison.Ordinal))
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetMetadata<HttpMethodMetadata>()!
                    .HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}")
            );

        Assert.That(mapped, Is.EquivalentTo(_addresses.Keys.Concat(_ownThings)));
    }

    [TestCaseSource(nameof(_addresses))]
    public async Task Address_OfAnotherOrganizationsThing_AnswersAsIfThereWereNone(
        KeyValuePair<string, (string Kind, string Code)> address
    )
    {
        var ((kind, code), before) = (address.Value, await SnapshotAsync());

        using var foreign = await CallAsync(_bob, address.Key, _alices[kind]);
        using var random = await CallAsync(_bob, address.Key, Guid.CreateVersion7());

        var first = await foreign.MustBeProblemAsync(HttpStatusCode.NotFound, code);
        var second = await random.MustBeProblemAsync(HttpStatusCode.NotFound, code);
        Assert.That(WithoutTrace(first), Is.EqualTo(WithoutTrace(second)));
        Assert.That(HeadersOf(foreign), Is.EquivalentTo(HeadersOf(random)));
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [TestCaseSource(nameof(_addresses))]
    public async Task Address_WithoutCredentials_IsUnauthorizedWhateverTheId(
        KeyValuePair<string, (string Kind, string Code)> address
    )
    {
        using var nobody = Host.Anonymous();
        foreach (var id in new[] { _alices[address.Value.Kind], Guid.CreateVersion7() })
        {
            using var response = await nobody.SendAsync(RequestOf(address.Key, id));

            await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        }
    }

    [TestCaseSource(nameof(_lists))]
    public async Task List_ShowsNothingOfOthers(string list)
    {
        var mine = (await _alice.Client.ReadAsync($"/api/v1/{list}")).Items();
        var others = (await _bob.Client.ReadAsync($"/api/v1/{list}")).Items();

        Assert.That(mine, Has.Count.EqualTo(1));
        Assert.That(others, Is.Empty);
    }

    [TestCase("generations?search=lighthouse")]
    [TestCase("generations?status=completed")]
    [TestCase("generations?model=offline/preview")]
    [TestCase("edits?status=completed")]
    [TestCase("assets?search=lighthouse")]
    [TestCase("assets?orientation=square")]
    [TestCase("assets?model=offline/preview")]
    public async Task Filter_FindsNothingOfOthers(string query)
    {
        Assert.That((await _alice.Client.ReadAsync($"/api/v1/{query}")).Items(), Has.Count.EqualTo(1));
        Assert.That((await _bob.Client.ReadAsync($"/api/v1/{query}")).Items(), Is.Empty);
    }

    [Test]
    public async Task Cursor_OfAnotherOrganization_OpensNothing()
    {
        using var carol = await Host.RegisterAsync();
        for (var i = 0; i < 3; i++)
            await carol.Client.DrawAsync($"secret boat {i}");
        var cursor = (await carol.Client.ReadAsync("/api/v1/generations?limit=1")).Text("nextCursor");

        var page = await _bob.Client.ReadAsync($"/api/v1/generations?cursor={cursor}");

        Assert.That(page.Items(), Is.Empty);
    }

    [Test]
    public async Task IdempotencyKey_OfAnotherOrganization_IsIndependent()
    {
        using var carol = await Host.RegisterAsync();
        using var dave = await Host.RegisterAsync();
        var body = GenerationCalls.Small("same words", seed: 1);

        using var first = await carol.Client.SendAsync(GenerationCalls.Post(body, ("Idempotency-Key", "shared")));
        using var second = await dave.Client.SendAsync(GenerationCalls.Post(body, ("Idempotency-Key", "shared")));

        var (hers, his) = (
            await first.ReadAsync(HttpStatusCode.Accepted),
            await second.ReadAsync(HttpStatusCode.Accepted)
        );
        Assert.That(his.Id(), Is.Not.EqualTo(hers.Id()));
        Assert.That(second.Headers.Contains("Idempotent-Replayed"), Is.False);
    }

    [Test]
    public async Task ApiKey_OpensOnlyItsOwnOrganization()
    {
        using var carol = await Host.RegisterAsync();
        using var program = await carol.WithApiKeyAsync();

        using var response = await program.GetAsync($"/api/v1/generations/{_alices["generation"]}");

        await response.MustBeProblemAsync(HttpStatusCode.NotFound, "generation.not_found");
    }

    private static Task<HttpResponseMessage> CallAsync(Account account, string address, Guid id) =>
        account.Client.SendAsync(RequestOf(address, id));

    private static HttpRequestMessage RequestOf(string address, Guid id)
    {
        var parts = address.Split(' ');
        return new HttpRequestMessage(
            new HttpMethod(parts[0]),
            parts[1]
                .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
                .Replace("{index:int}", "0", StringComparison.Ordinal)
        );
    }

    private Task<string?> SnapshotAsync() =>
        Host.Data.ReadAsync<string>(
            """
            SELECT concat((SELECT json_agg(to_jsonb(g) - 'search') FROM jobs g WHERE organization_id = $1),
                          (SELECT json_agg(to_jsonb(k) - 'last_used_at') FROM api_keys k WHERE organization_id = $1),
                          (SELECT json_agg(l) FROM spending_limits l WHERE organization_id = $1),
                          (SELECT count(*) FROM assets WHERE organization_id = $1), (SELECT count(*) FROM outbox WHERE organization_id = $1))
            """,
            _alice.OrganizationId
        );

    private static string WithoutTrace(JsonElement problem) =>
        string.Join('\n', problem.EnumerateObject().Where(property => property.Name != "traceId"));

    private static IEnumerable<string> HeadersOf(HttpResponseMessage response) =>
        response
            .Headers.Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
}
