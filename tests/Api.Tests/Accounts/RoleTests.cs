using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Accounts;

internal sealed class RoleTests
{
    private static ApiHost Host => Hosts.Idle;

    [Test]
    public async Task Viewer_Looks_ButMakesNothing()
    {
        using var owner = await Host.RegisterAsync();
        using var viewer = await Host.RegisterIntoAsync(owner, "Viewer");
        var id = (await owner.Client.CreateAsync(GenerationCalls.Small("a boat"))).Id();

        var rows = await Host.Data.CountRowsAsync(owner.OrganizationId);
        Func<Task<HttpResponseMessage>>[] forbidden =
        [
            () => viewer.Client.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat"))),
            () => viewer.Client.PostAsync($"{GenerationCalls.Path}/{id}/cancel", null),
            () => viewer.Client.PostAsync($"{GenerationCalls.Path}/{id}/retry", null),
            () => viewer.Client.PostAsync(UploadCalls.Path, UploadCalls.Raw(Images.Png(8, 8))),
            () => viewer.Client.PostAsJsonAsync("/api/v1/api-keys", new { name = "Mine" }),
            () => viewer.Client.GetAsync("/api/v1/api-keys"),
        ];

        foreach (var call in forbidden)
        {
            using var response = await call();
            await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        }

        Assert.That(await Host.Data.CountRowsAsync(owner.OrganizationId), Is.EqualTo(rows));
        Assert.That((await viewer.Client.ReadAsync(GenerationCalls.Path)).Items().Single().Id(), Is.EqualTo(id));
        Assert.That((await viewer.Client.ReadAsync("/api/v1/me")).Text("role"), Is.EqualTo("viewer"));
    }

    [TestCase("Member")]
    [TestCase("Admin")]
    [TestCase("Owner")]
    public async Task EveryOtherRole_Makes(string role)
    {
        using var owner = await Host.RegisterAsync();
        using var person = await Host.RegisterIntoAsync(owner, role);

        var generation = await person.Client.CreateAsync(GenerationCalls.Small("a boat"));

        Assert.That(generation.At("createdBy").Id(), Is.EqualTo(person.Id));
    }

    [Test]
    public async Task Role_WhenTaken_CountsAtOnceForSessionAndKey()
    {
        using var ada = await Host.RegisterAsync();
        using var program = await ada.WithApiKeyAsync();
        await ada.BecomeAsync("Viewer");

        foreach (var client in new[] { ada.Client, program })
        {
            using var response = await client.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat")));
            await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        }
    }
}
