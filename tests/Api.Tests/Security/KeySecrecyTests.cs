using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ImageGenerator.Api.Tests.ProviderKeys;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>
/// Plants provider keys wherever there can be any, uses them in every way with a provider that repeats them in all it
/// says, and looks for them, in many encodings, in everything that comes out: answers, logs, traces, metrics and the
/// database.
/// </summary>
internal sealed class KeySecrecyTests
{
    private const string Path = "/api/v1/provider-keys";

    private readonly ConcurrentQueue<string> _traces = [];
    private readonly StringBuilder _answers = new();

    [Test]
    public async Task Keys_ComeOutNowhere()
    {
        var configured = PlantedKey.Of("configured");
        using var listener = ListenToTraces();
        await using var host = await KeyedHost.StartAsync(
            ("Providers:Keyed:ApiKey", configured.Value),
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft", "Trace"),
            ("Logging:LogLevel:System.Net.Http", "Trace"),
            ("Logging:LogLevel:Npgsql", "Trace"),
            ("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Trace")
        );

        var planted = (await UseThemAsync(host)).Append(configured).ToList();
        var dump = await host.Api.Data.DumpAsync();
        var logs = string.Join('\n', host.Api.Log.Lines);
        var traces = string.Join('\n', _traces);
        var answers = _answers.ToString();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                planted.Select(key => key.Value),
                Is.SubsetOf(
                    host.Asked.Append(planted.Single(key => key.Name == "spoiled").Value)
                        .Append(planted.Single(key => key.Name == "inside").Value)
                ),
                "they were really used"
            );
            Assert.That(
                answers,
                Does.Contain("Your key (key), also known as (key), (key) and (key), was seen. (key)"),
                "the provider really repeats them"
            );
            Assert.That(
                logs,
                Does.Contain("-> 422").And.Contain("Checking a key of keyed failed with InvalidOperationException"),
                "it does log"
            );
            Assert.That(traces, Does.Contain("SaveProviderKey").And.Contain($"{host.Address}account"), "it does trace");
            Assert.That(
                dump,
                Does.Contain("provider_credentials\n")
                    .And.Contain("provider_key.rejected")
                    .And.Contain("sealed_secret"),
                "it is a dump"
            );
            foreach (var key in planted)
            {
                Assert.That(key.FindIn(answers), Is.Empty, "answers");
                Assert.That(key.FindIn(logs), Is.Empty, "logs");
                Assert.That(key.FindIn(traces), Is.Empty, "traces");
                Assert.That(key.FindIn(dump), Is.Empty, "database");
            }
        }
    }

    [Test]
    public void PlantedKey_WhenItComesOut_IsFoundInEveryEncoding()
    {
        var key = PlantedKey.Of("found");
        var bytes = Encoding.UTF8.GetBytes($"xx{key.Value}yy");

        Assert.That(key.Forms().Count(), Is.GreaterThanOrEqualTo(9));
        foreach (var (encoding, text) in key.Forms())
            Assert.That(key.FindIn($"… {text} …"), Does.Contain($"found: {encoding}"));
        foreach (
            var (text, encoding) in (IEnumerable<(string, string)>)
                [
                    (Convert.ToBase64String(Encoding.UTF8.GetBytes(key.Value)), "base64 at 0"),
                    (Convert.ToBase64String(bytes[1..]), "base64 at 1"),
                    (Convert.ToBase64String(bytes), "base64 at 2"),
                    (Convert.ToBase64String(Encoding.Unicode.GetBytes(key.Value)), "UTF-16 in base64"),
                    (JsonSerializer.Serialize(key.Value), "JSON as written"),
                ]
        )
        {
            Assert.That(key.FindIn(text), Does.Contain($"found: {encoding}"), text);
        }

        Assert.That(key.FindIn(PlantedKey.Of("other").Value), Is.Empty);
    }

    /// <summary>
    /// Saves, checks, lists, replaces and deletes; with mistakes, faults, revoked keys and hostile words.
    /// </summary>
    /// <returns>What was planted.</returns>
    private async Task<IReadOnlyList<PlantedKey>> UseThemAsync(KeyedHost host)
    {
        using var operating = await host.Api.RegisterAsync();
        using var member = await host.Api.RegisterIntoAsync(operating, "Member");
        var (user, organization, platform, old, spoiled, inside) = (
            PlantedKey.Of("user"),
            PlantedKey.Of("organization"),
            PlantedKey.Of("platform"),
            PlantedKey.Of("old"),
            PlantedKey.Of("spoiled"),
            PlantedKey.Of("inside")
        );
        var (rejected, breaking, lonely) = (
            PlantedKey.Of("rejected"),
            PlantedKey.Of(KeyedProvider.Breaking),
            PlantedKey.Of(KeyedProvider.Lonely)
        );
        host.Revoked[rejected.Value] = true;

        // The platform's key from the configuration, before there is a stored one.
        await HearAsync(operating.Client.PostAsync($"{Path}/platform/keyed/check", null));
        var organizationId = new OrganizationId(operating.OrganizationId);
        await ReportAsync(host, organizationId, operating, CredentialScope.Platform);

        foreach (
            var (account, scope, key) in (IEnumerable<(Account, string, PlantedKey)>)
                [(operating, "platform", platform), (operating, "organization", organization), (member, "user", user)]
        )
        {
            await HearAsync(SaveAsync(account, scope, old));
            await HearAsync(SaveAsync(account, scope, key));
            await HearAsync(SaveAsync(account, scope, rejected));
            await HearAsync(SaveAsync(account, scope, spoiled, text => $$"""{"key":"{{text}}","colour":1}"""));
            await HearAsync(SaveAsync(account, scope, spoiled, text => $$"""{"key":["{{text}}"]}"""));
            await HearAsync(SaveAsync(account, scope, spoiled, text => $$"""{"key":"{{text}}" "a"}"""));
            await HearAsync(SaveAsync(account, scope, spoiled, text => $$"""{"key":"{{text}} {{text}}"}"""));
            await HearAsync(SaveAsync(account, scope, spoiled, text => $$"""{"key":"{{text}}\ud800"}"""));
            await HearAsync(
                SaveAsync(account, scope, spoiled, text =>
                    $$"""{"key":"valid-key-0123","baseAddress":"https://{{text}}@example.com"}"""
                )
            );
            await HearAsync(
                SaveAsync(account, scope, spoiled, text => $$"""{"key":"{{text}}","baseAddress":"nowhere"}""")
            );
            await HearAsync(account.Client.PostAsync($"{Path}/{scope}/keyed/check", null));
            await HearAsync(account.Client.GetAsync(Path));
        }

        await HearAsync(SaveAsync(member, "platform", platform));
        await HearAsync(SaveAsync(member, "organization", organization));
        await HearAsync(member.Client.PutAsync($"{Path}/user/nowhere", Body(user.Value)));
        await HearAsync(SaveAsync(operating, "user", breaking));
        await HearAsync(SaveAsync(operating, "user", lonely));
        await HearAsync(operating.Client.PostAsync($"{Path}/user/keyed/check", null));
        await HearAsync(
            operating.Client.PutAsync(
                $"{Path}/user/keyed",
                GenerationCalls.Raw(JsonSerializer.Serialize(new { key = inside.Value, baseAddress = host.Address }))
            )
        );

        // What the engine hears of them, and what a later check finds.
        await ReportAsync(host, organizationId, member, CredentialScope.User);
        await ReportAsync(host, organizationId, member, CredentialScope.Organization, CredentialScope.User);
        await ReportAsync(
            host,
            organizationId,
            member,
            CredentialScope.Platform,
            CredentialScope.User,
            CredentialScope.Organization
        );
        foreach (var key in (PlantedKey[])[user, organization, platform])
            host.Revoked[key.Value] = true;
        foreach (
            var (account, scope) in (IEnumerable<(Account, string)>)
                [(operating, "platform"), (operating, "organization"), (member, "user")]
        )
        {
            await HearAsync(account.Client.PostAsync($"{Path}/{scope}/keyed/check", null));
            await HearAsync(account.Client.GetAsync(Path));
        }

        await HearAsync(operating.Client.PostAsync("/api/v1/admin/providers/keyed/check", null));
        var others = await UseRealAdaptersAsync(host, operating);
        foreach (
            var page in (string[])["/openapi/v1.json", "/metrics", "/health/ready", "/api/v1/me", "/api/v1/models"]
        )
            await HearAsync(operating.Client.GetAsync(page));
        _answers.Append(await host.Api.Data.DumpAsync());
        await HearAsync(member.Client.DeleteAsync($"{Path}/user/keyed"));
        await HearAsync(member.Client.DeleteAsync($"{Path}/user/keyed"));
        return [user, organization, platform, old, spoiled, inside, rejected, breaking, lonely, .. others];
    }

    /// <summary>
    /// Every provider that needs a key, led to the server that repeats it: a check and a job each, with the key taken
    /// and not taken.
    /// </summary>
    private async Task<IReadOnlyList<PlantedKey>> UseRealAdaptersAsync(KeyedHost host, Account operating)
    {
        var planted = new List<PlantedKey>();
        var models = (await operating.Client.ReadAsync("/api/v1/models")).Items();
        foreach (
            var provider in host
                .Api.Services.GetRequiredService<IModelCatalog>()
                .Providers.Where(provider => provider.NeedsKey && provider.Id != KeyedProvider.ProviderId)
        )
        {
            var key = PlantedKey.Of(provider.Id);
            await HearAsync(
                operating.Client.PutAsJsonAsync(
                    $"{Path}/platform/{provider.Id}",
                    new { key = key.Value, baseAddress = host.Address }
                )
            );
            if (!host.Asked.Contains(key.Value))
                continue;

            planted.Add(key);
            var model = models
                .First(model =>
                    model.Text("provider") == provider.Id
                    && model.Items("capabilities.modes")[0].GetString() == "textToImage"
                )
                .Text("id");
            foreach (var isRevoked in (bool[])[false, true])
            {
                if (isRevoked)
                    host.Revoked[key.Value] = true;
                await HearAsync(operating.Client.PostAsync($"{Path}/platform/{provider.Id}/check", null));
                await HearAsync(operating.Client.PostAsync($"/api/v1/admin/providers/{provider.Id}/check", null));
                using var job = GenerationCalls.Post(
                    new
                    {
                        prompt = "a boat",
                        model,
                        failover = "none",
                    },
                    ("Prefer", "wait=30")
                );
                await HearAsync(operating.Client.SendAsync(job));
            }
        }

        Assert.That(planted, Has.Count.GreaterThanOrEqualTo(5), "most providers can be led here");
        return planted;
    }

    private async Task ReportAsync(
        KeyedHost host,
        OrganizationId organization,
        Account account,
        CredentialScope expected,
        params CredentialScope[] except
    )
    {
        var connections = host.Api.Services.GetRequiredService<IProviderConnections>();
        var used = await connections.ChooseAsync(
            organization,
            new UserId(account.Id),
            KeyedProvider.ProviderId,
            except,
            CancellationToken.None
        );
        Assert.That(used?.Owner, Is.EqualTo(expected));
        _answers.Append(used).Append(used!.Secret);
        var key = used.Secret!.Reveal();
        await connections.ReportAsync(used, ProviderCredentialReport.Used, CancellationToken.None);
        await connections.ReportAsync(
            used,
            ProviderCredentialReport.Rejected(
                $"{key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(key))} {key[..20]} is wrong."
            ),
            CancellationToken.None
        );
    }

    private static Task<HttpResponseMessage> SaveAsync(
        Account account,
        string scope,
        PlantedKey key,
        Func<string, string>? body = null
    ) =>
        account.Client.PutAsync(
            $"{Path}/{scope}/keyed",
            body is null ? Body(key.Value) : GenerationCalls.Raw(body(key.Value))
        );

    private static JsonContent Body(string key) => JsonContent.Create(new { key });

    private async Task HearAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        _answers.Append(
            $"{(int)response.StatusCode} {response.Headers}{response.Content.Headers}\n{await response.Content.ReadAsStringAsync()}\n"
        );
    }

    private ActivityListener ListenToTraces()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                var events = activity.Events.Select(happened => $"{happened.Name} {string.Join(' ', happened.Tags)}");
                _traces.Enqueue(
                    $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {activity.StatusDescription} {string.Join(' ', events)}"
                );
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
