using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Domain.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>With the policies of every endpoint taken away, use cases are locked all the same.</summary>
[TestFixture]
internal sealed class OneLockTests
{
    private ApiHost _host = null!;

    [OneTimeSetUp]
    public async Task StartHostWithoutPolicies() =>
        _host = await ApiHost.StartAsync(
            services => services.PostConfigure<AuthorizationOptions>(TakePoliciesAway),
            ("Roles", "api")
        );

    [OneTimeTearDown]
    public ValueTask StopHost() => _host.DisposeAsync();

    [Test]
    public async Task Viewer_WithoutAPolicyInTheWay_IsRefusedByTheUseCase()
    {
        using var owner = await _host.RegisterAsync();
        using var viewer = await _host.RegisterIntoAsync(owner, "Viewer");

        Func<Task<HttpResponseMessage>>[] forbidden =
        [
            () => viewer.Client.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat"))),
            () => viewer.Client.PostAsync(UploadCalls.Path, UploadCalls.Raw(Images.Png(8, 8))),
            () => viewer.Client.PostAsJsonAsync("/api/v1/api-keys", new { name = "Mine" }),
            () => viewer.Client.GetAsync("/api/v1/spending-limits"),
            () => viewer.Client.GetAsync("/api/v1/admin/providers"),
            () => viewer.Client.GetAsync("/api/v1/admin/prices"),
        ];

        foreach (var call in forbidden)
        {
            using var response = await call();
            await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        }

        using var looked = await viewer.Client.GetAsync(GenerationCalls.Path);
        Assert.That(looked.StatusCode, Is.EqualTo(HttpStatusCode.OK), "what the role allows goes through");
    }

    [Test]
    public async Task Anonymous_WithoutAPolicyInTheWay_IsAskedToSignIn()
    {
        using var nobody = _host.Anonymous();

        using var response = await nobody.GetAsync(GenerationCalls.Path);

        await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    private static void TakePoliciesAway(AuthorizationOptions options)
    {
        foreach (var permission in Enum.GetNames<Permission>())
            options.AddPolicy(permission, policy => policy.RequireAssertion(_ => true));
        options.FallbackPolicy = null;
    }
}
