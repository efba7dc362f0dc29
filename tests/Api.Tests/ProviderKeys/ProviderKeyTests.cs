using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Events;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.ProviderKeys;

internal sealed class ProviderKeyTests
{
    private const string Path = "/api/v1/provider-keys";
    private const string Key = "sk-proj-0123456789abcdefwxyz";

    private KeyedHost _host = null!;

    /// <summary>Owner of the first organization.</summary>
    private Account _operator = null!;

    private Account _owner = null!;
    private Account _member = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await KeyedHost.StartAsync(("Roles", "api"));
        _operator = await _host.Api.RegisterAsync();
        _owner = await _host.Api.RegisterAsync();
        _member = await _host.Api.RegisterIntoAsync(_owner, "Member");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _operator.Dispose();
        _owner.Dispose();
        _member.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Save_WhenTheProviderTakesTheKey_AnswersItMasked()
    {
        var saved = await (await SaveAsync(_member, "user", Key)).ReadAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_host.Asked, Is.EqualTo([Key]), "tested first");
            Assert.That(saved.Text("provider"), Is.EqualTo("keyed"));
            Assert.That(saved.Text("providerName"), Is.EqualTo("Keyed"));
            Assert.That(saved.Text("scope"), Is.EqualTo("user"));
            Assert.That(saved.Text("hint"), Is.EqualTo("…wxyz"));
            Assert.That(saved.Text("status"), Is.EqualTo("working"));
            Assert.That(saved.Text("createdBy.displayName"), Is.EqualTo("Ada"));
            Assert.That(saved.At("fromConfiguration").GetBoolean(), Is.False);
            Assert.That(
                saved.IsNull("lastError") && saved.IsNull("baseAddress") && saved.IsNull("lastUsedAt"),
                Is.True
            );
            Assert.That(
                (await _member.Client.ReadAsync(Path)).Items().Single().GetRawText(),
                Is.EqualTo(saved.GetRawText())
            );
        }
    }

    [Test]
    public async Task Save_WhenTheProviderRejectsTheKey_SavesNothing()
    {
        _host.Revoked[Key] = true;

        using var response = await SaveAsync(_member, "user", Key);

        await response.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "provider_key.rejected", "key");
        Assert.That(await _host.Api.Data.ReadAsync<long>("SELECT count(*) FROM provider_credentials"), Is.Zero);
    }

    [Test]
    public async Task Save_WhenTheProviderIsAway_SavesTheKeyAsUnreachable()
    {
        var saved = await (await SaveAsync(_member, "user", $"{KeyedProvider.Lonely}-0123456789")).ReadAsync();

        Assert.That(
            (saved.Text("status"), saved.Text("lastError")),
            Is.EqualTo(("unreachable", "Keyed cannot be reached."))
        );
    }

    [TestCase("user")]
    [TestCase("organization")]
    public async Task Save_WithAnAddressInsideOurNetwork_IsNotAskedThere(string scope)
    {
        var saved = await (
            await _owner.Client.PutAsJsonAsync($"{Path}/{scope}/keyed", new { key = Key, baseAddress = _host.Address })
        ).ReadAsync();

        Assert.That(
            (saved.Text("status"), saved.Text("lastError")),
            Is.EqualTo(
                (
                    "unreachable",
                    "The address leads into a private network, where only the key of the installation may point."
                )
            )
        );
        Assert.That(_host.Asked, Is.Empty);
    }

    [Test]
    public async Task Save_OfThePlatformsKey_MayPointInside()
    {
        var saved = await (
            await _operator.Client.PutAsJsonAsync(
                $"{Path}/platform/keyed",
                new { key = Key, baseAddress = _host.Address }
            )
        ).ReadAsync();

        Assert.That(saved.Text("status"), Is.EqualTo("working"));
    }

    [Test]
    public async Task Save_Twice_RotatesTheKeyUnderTheSameId()
    {
        var first = await (await SaveAsync(_member, "user", Key)).ReadAsync();
        var second = await (await SaveAsync(_member, "user", "sk-another-0123456789-7788")).ReadAsync();

        Assert.That((second.Id(), second.Text("hint")), Is.EqualTo((first.Id(), "…7788")));
        Assert.That(await _host.Api.Data.ReadAsync<long>("SELECT count(*) FROM provider_credentials"), Is.EqualTo(1));
    }

    [Test]
    public async Task Save_ManyTimesAtOnce_LeavesOneKey()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => SaveAsync(_owner, "organization", $"sk-at-once-0123456789-{i:0000}"))
        );

        Assert.That(answers.Select(answer => answer.StatusCode), Has.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await _host.Api.Data.ReadAsync<long>("SELECT count(*) FROM provider_credentials"), Is.EqualTo(1));
    }

    [TestCase("user/nowhere", """{"key":"sk-0123456789"}""", 422, "provider.unknown", "provider")]
    [TestCase("user/offline", """{"key":"sk-0123456789"}""", 422, "provider_key.not_needed", null)]
    [TestCase("user/keyed", """{}""", 422, "provider_key.required", "key")]
    [TestCase("user/keyed", """{"key":"short"}""", 400, "validation.failed", "key")]
    [TestCase("user/keyed", """{"key":"sk 0123456789"}""", 400, "validation.failed", "key")]
    [TestCase(
        "user/keyed",
        """{"key":"sk-0123456789","baseAddress":"ftp://example.com"}""",
        400,
        "validation.failed",
        "baseAddress"
    )]
    [TestCase(
        "user/keyed",
        """{"key":"sk-0123456789","baseAddress":"https://a:b@example.com"}""",
        400,
        "validation.failed",
        "baseAddress"
    )]
    [TestCase("user/keyed", """{"key":5}""", 400, "request.malformed", "key")]
    [TestCase("user/keyed", """{"secret":"sk-0123456789"}""", 400, "request.malformed", "secret")]
    [TestCase("user/keyed", """[""", 400, "request.malformed", null)]
    [TestCase("everybody/keyed", """{"key":"sk-0123456789"}""", 400, "request.invalid_parameter", "scope")]
    [TestCase("1/keyed", """{"key":"sk-0123456789"}""", 400, "request.invalid_parameter", "scope")]
    public async Task Save_WhenSomethingIsWrong_IsRefused(
        string address,
        string body,
        int status,
        string code,
        string? field
    )
    {
        using var response = await _owner.Client.PutAsync($"{Path}/{address}", GenerationCalls.Raw(body));

        await response.MustBeProblemAsync((HttpStatusCode)status, code, field);
        Assert.That(await _host.Api.Data.ReadAsync<long>("SELECT count(*) FROM provider_credentials"), Is.Zero);
    }

    [Test]
    public async Task Organization_KeysAreForThoseWhoManage_AndMaskedForTheRest()
    {
        await SaveAsync(_owner, "organization", Key);

        foreach (
            var call in (Func<Task<HttpResponseMessage>>[])
                [
                    () => SaveAsync(_member, "organization", Key),
                    () => _member.Client.PostAsync($"{Path}/organization/keyed/check", null),
                    () => _member.Client.DeleteAsync($"{Path}/organization/keyed"),
                ]
        )
        {
            using var response = await call();
            await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        }

        var seen = (await _member.Client.ReadAsync(Path)).Items().Single();
        Assert.That(
            (seen.Text("scope"), seen.IsNull("hint"), seen.Text("status")),
            Is.EqualTo(("organization", true, "working"))
        );
        Assert.That((await _owner.Client.ReadAsync(Path)).Items().Single().Text("hint"), Is.EqualTo("…wxyz"));
    }

    [Test]
    public async Task Platform_KeysAreForOperatorsAlone()
    {
        await SaveAsync(_operator, "platform", Key);

        foreach (
            var call in (Func<Task<HttpResponseMessage>>[])
                [
                    () => SaveAsync(_owner, "platform", Key),
                    () => _owner.Client.PostAsync($"{Path}/platform/keyed/check", null),
                    () => _owner.Client.DeleteAsync($"{Path}/platform/keyed"),
                ]
        )
        {
            using var response = await call();
            await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        }

        Assert.That((await _owner.Client.ReadAsync(Path)).Items(), Is.Empty);
        Assert.That((await _operator.Client.ReadAsync(Path)).Items().Single().Text("scope"), Is.EqualTo("platform"));
    }

    [Test]
    public async Task CanOperate_IsForOwnersAndAdminsOfTheFirstOrganization()
    {
        using var admin = await _host.Api.RegisterIntoAsync(_operator, "Admin");
        using var member = await _host.Api.RegisterIntoAsync(_operator, "Member");
        using var program = await admin.WithApiKeyAsync();

        var can = new Dictionary<string, bool>();
        foreach (
            var (name, client) in (IEnumerable<(string, HttpClient)>)
                [
                    ("operator", _operator.Client),
                    ("admin", admin.Client),
                    ("program", program),
                    ("member", member.Client),
                    ("owner", _owner.Client),
                ]
        )
        {
            can[name] = (await client.ReadAsync("/api/v1/me")).At("canOperate").GetBoolean();
            using var saved = await client.PutAsJsonAsync($"{Path}/platform/keyed", new { key = Key });
            Assert.That(saved.StatusCode, Is.EqualTo(can[name] ? HttpStatusCode.OK : HttpStatusCode.Forbidden), name);
        }

        Assert.That(
            can,
            Is.EqualTo(
                new Dictionary<string, bool>
                {
                    ["operator"] = true,
                    ["admin"] = true,
                    ["program"] = true,
                    ["member"] = false,
                    ["owner"] = false,
                }
            )
        );

        await admin.BecomeAsync("Member");
        Assert.That((await program.ReadAsync("/api/v1/me")).At("canOperate").GetBoolean(), Is.False, "at once");
    }

    [Test]
    public async Task Viewers_HaveNothingToDoWithKeys()
    {
        await _member.BecomeAsync("Viewer");

        using var list = await _member.Client.GetAsync(Path);
        using var save = await SaveAsync(_member, "user", Key);

        await list.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await save.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [TestCase("user")]
    [TestCase("organization")]
    public async Task Keys_OfOthers_DoNotExist(string scope)
    {
        using var stranger = await _host.Api.RegisterAsync();
        await SaveAsync(_owner, scope, Key);
        var before = await _host.Api.Data.ReadAsync<string>("SELECT json_agg(c)::text FROM provider_credentials c");

        using var check = await stranger.Client.PostAsync($"{Path}/{scope}/keyed/check", null);
        using var delete = await stranger.Client.DeleteAsync($"{Path}/{scope}/keyed");

        await check.MustBeProblemAsync(HttpStatusCode.NotFound, "provider_key.not_found");
        await delete.MustBeProblemAsync(HttpStatusCode.NotFound, "provider_key.not_found");
        Assert.That((await stranger.Client.ReadAsync(Path)).Items(), Is.Empty);
        Assert.That(
            await _host.Api.Data.ReadAsync<string>("SELECT json_agg(c)::text FROM provider_credentials c"),
            Is.EqualTo(before)
        );
    }

    [Test]
    public async Task Keys_OfColleagues_AreTheirOwn()
    {
        await SaveAsync(_owner, "user", Key);

        Assert.That((await _member.Client.ReadAsync(Path)).Items(), Is.Empty);
        using var delete = await _member.Client.DeleteAsync($"{Path}/user/keyed");
        await delete.MustBeProblemAsync(HttpStatusCode.NotFound, "provider_key.not_found");
    }

    [Test]
    public async Task Check_WhenTheKeyWasRevoked_SaysSoAndTellsTheOrganization()
    {
        await SaveAsync(_owner, "organization", Key);
        await using var events = await EventReader.OpenAsync(_owner.Client);
        _host.Revoked[Key] = true;

        var key = await (await _owner.Client.PostAsync($"{Path}/organization/keyed/check", null)).ReadAsync();

        var told = await events.NextAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Text("status"), Is.EqualTo("rejected"));
            Assert.That(key.Text("lastError"), Does.StartWith("Your key (key)"));
            Assert.That(
                (told.Type, told.Data.Text("provider"), told.Data.Text("scope")),
                Is.EqualTo(("provider_key.rejected", "keyed", "organization"))
            );
            Assert.That(told.Data.Text("reason"), Is.EqualTo(key.Text("lastError")));
        }
    }

    [Test]
    public async Task Check_WhenAPersonsKeyWasRevoked_TellsThatPersonAlone()
    {
        const string shared = "sk-proj-shared-0123456789";
        await SaveAsync(_member, "user", Key);
        await SaveAsync(_owner, "organization", shared);
        await using var theirs = await EventReader.OpenAsync(_member.Client);
        await using var others = await EventReader.OpenAsync(_owner.Client);
        _host.Revoked[Key] = _host.Revoked[shared] = true;

        using var own = await _member.Client.PostAsync($"{Path}/user/keyed/check", null);
        using var common = await _owner.Client.PostAsync($"{Path}/organization/keyed/check", null);

        var first = await theirs.NextAsync();
        Assert.That((first.Data.Text("scope"), first.Data.At("userId").GetGuid()), Is.EqualTo(("user", _member.Id)));
        Assert.That(
            (await others.NextAsync()).Data.Text("scope"),
            Is.EqualTo("organization"),
            "the one before was not theirs"
        );
    }

    [Test]
    public async Task Delete_ForgetsTheKey()
    {
        await SaveAsync(_member, "user", Key);

        using var deleted = await _member.Client.DeleteAsync($"{Path}/user/keyed");

        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await _member.Client.ReadAsync(Path)).Items(), Is.Empty);
        Assert.That(await _host.Api.Data.ReadAsync<long>("SELECT count(*) FROM provider_credentials"), Is.Zero);
    }

    private static Task<HttpResponseMessage> SaveAsync(Account account, string scope, string key) =>
        account.Client.PutAsJsonAsync($"{Path}/{scope}/keyed", new { key });
}
