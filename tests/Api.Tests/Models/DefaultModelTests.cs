using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Models;

/// <summary>
/// What a request gets that names no model, over HTTP: the list, the estimate and the request say the same.
/// </summary>
internal sealed class DefaultModelTests
{
    private const string Key = "together-key-0123456789";

    [Test]
    public async Task Default_WithAWorkingKey_IsARealModelEverywhere()
    {
        await using var host = await ApiHost.StartAsync(("Roles", "api"), ("Providers:Together:ApiKey", Key));
        using var ada = await host.RegisterAsync();

        var listed = (await ada.Client.ReadAsync("/api/v1/models")).Items();
        using var response = await ada.Client.PostAsJsonAsync(
            $"{GenerationCalls.Path}/estimate",
            new { prompt = "a boat", count = 2 }
        );
        var estimate = await response.ReadAsync();
        var created = await ada.Client.CreateAsync(new { prompt = "a boat", count = 2 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                listed.Where(model => model.At("isDefault").GetBoolean()).Select(model => model.Text("id")),
                Is.EqualTo(new[] { listed[0].Text("id") })
            );
            Assert.That(listed[0].Text("provider"), Is.EqualTo("together"));
            Assert.That(
                listed.Where(model => model.At("isPreview").GetBoolean()).Select(model => model.Text("id")),
                Is.EqualTo(new[] { "offline/preview" }),
                "it stays one choice"
            );
            Assert.That(estimate.Text("model"), Is.EqualTo(listed[0].Text("id")));
            Assert.That(created.Text("model"), Is.EqualTo(estimate.Text("model")));
            Assert.That(
                created.At("cost.estimated").GetDecimal(),
                Is.EqualTo(estimate.At("cost.estimated").GetDecimal()).And.GreaterThan(0)
            );
        }
    }

    [Test]
    public async Task Default_WhenTheStoredKeyIsRejected_IsThePreviewRendererUntilItWorksAgain()
    {
        using var ada = await Hosts.Idle.RegisterAsync();
        await Hosts.Idle.Data.ExecuteAsync(
            """
            INSERT INTO provider_credentials (id, scope, organization_id, provider, base_address, status, created_at, created_by)
            VALUES ($1, 'Organization', $2, 'comfyui', 'https://comfy.example.com', 'Rejected', now(), $3)
            """,
            Guid.CreateVersion7(),
            ada.OrganizationId,
            ada.Id
        );

        var rejected = await ada.Client.CreateAsync(GenerationCalls.Small("a boat"));
        await Hosts.Idle.Data.ExecuteAsync(
            "UPDATE provider_credentials SET status = 'Working' WHERE organization_id = $1",
            ada.OrganizationId
        );
        var working = await ada.Client.CreateAsync(new { prompt = "a boat" });

        Assert.That((rejected.Text("provider"), working.Text("provider")), Is.EqualTo(("offline", "comfyui")));
    }

    [Test]
    public async Task Default_WhenItIsConfigured_IsThat()
    {
        await using var host = await ApiHost.StartAsync(
            ("Roles", "api"),
            ("Providers:Together:ApiKey", Key),
            ("Models:Default", "offline/preview")
        );
        using var ada = await host.RegisterAsync();

        Assert.That(
            (await ada.Client.CreateAsync(GenerationCalls.Small("a boat"))).Text("model"),
            Is.EqualTo("offline/preview")
        );
    }

    [Test]
    public async Task Default_OfOpenAiClients_IsTheSame()
    {
        await using var host = await ApiHost.StartAsync(
            ("Roles", "api"),
            ("Providers:Together:ApiKey", Key),
            ("OpenAiEndpoint:Patience", "00:00:01")
        );
        using var ada = await host.RegisterAsync();
        using var client = await ada.WithApiKeyAsync();

        using var response = await client.PostAsJsonAsync(
            "/v1/images/generations",
            new { prompt = "a boat", stream = false }
        );

        Assert.That(response.StatusCode, Is.Not.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            (await ada.Client.ReadAsync(GenerationCalls.Path)).Items().Single().Text("provider"),
            Is.EqualTo("together")
        );
    }
}
