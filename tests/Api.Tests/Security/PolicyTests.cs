using ImageGenerator.Domain.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>
/// No endpoint is open by accident: each names a policy, or says that it is for everybody and stands in the list below.
/// </summary>
internal sealed class PolicyTests
{
    private static readonly string[] _open =
    [
        "GET /api/v1/auth/registration",
        "POST /api/v1/auth/login",
        "POST /api/v1/auth/logout",
        "POST /api/v1/auth/refresh",
        "POST /api/v1/auth/register",
        "POST /api/v1/auth/token",
        "POST /webhooks/replicate",
        "GET /v1/images/files/{token}",
        "* /api/{**rest}",
        "* /v1/{**rest}",
        "* /health/live",
        "* /health/ready",
        "GET /metrics",
        "GET,HEAD /index.html",
        "GET,HEAD {*path:nonfile}",
        "* {*path:file}",
    ];

    private static IEnumerable<RouteEndpoint> Endpoints =>
        Hosts
            .Idle.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsFrameworks(endpoint));

    [Test]
    public void EveryEndpoint_HasAPolicyOrSaysThatItIsOpen() =>
        Assert.That(Endpoints.Where(IsUndecided).Select(NameOf), Is.Empty);

    [Test]
    public void OpenEndpoints_AreTheListedOnesAndTheClientsFiles() =>
        Assert.That(
            Endpoints.Where(IsOpen).Where(endpoint => !IsClientFile(endpoint)).Select(NameOf),
            Is.EquivalentTo(_open)
        );

    [Test]
    public void EveryEndpointThatIsNotOpen_NamesOneOfOurPolicies() =>
        Assert.That(
            Endpoints
                .Where(endpoint => !IsOpen(endpoint))
                .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>())
                .Select(data => data.Policy),
            Is.All.AnyOf(Enum.GetNames<Permission>())
        );

    [Test]
    public void EndpointsThatChangeSomething_AskForMoreThanLooking()
    {
        string[] ownAccount = ["PATCH /api/v1/me/", "POST /api/v1/me/password"];
        string[] createsNothing = ["POST /api/v1/edits/estimate", "POST /api/v1/generations/estimate"];

        var lookers = Endpoints
            .Where(endpoint => !IsOpen(endpoint) && !NameOf(endpoint).StartsWith("GET ", StringComparison.Ordinal))
            .Where(endpoint =>
                endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(data => data.Policy == "View")
            )
            .Select(NameOf);

        Assert.That(lookers, Is.EquivalentTo(ownAccount.Concat(createsNothing)));
    }

    [Test]
    public void Rule_SeesAnEndpointThatForgotItsPolicy()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsUndecided(EndpointWith()), Is.True, "nothing said");
            Assert.That(IsUndecided(EndpointWith(new AuthorizeAttribute())), Is.True, "no policy named");
            Assert.That(
                IsUndecided(EndpointWith(new AuthorizeAttribute("View"), new AllowAnonymousAttribute())),
                Is.True,
                "both said"
            );
            Assert.That(IsUndecided(EndpointWith(new AuthorizeAttribute("View"))), Is.False);
            Assert.That(IsUndecided(EndpointWith(new AllowAnonymousAttribute())), Is.False);
        }
    }

    private static bool IsUndecided(RouteEndpoint endpoint) => IsOpen(endpoint) == NamesAPolicy(endpoint);

    private static bool NamesAPolicy(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is { Count: > 0 } demands
        && demands.All(demand => demand.Policy is { Length: > 0 });

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    // The framework's own helper for files of a client that was not built; it falls under the policy for everything
    // else.
    private static bool IsFrameworks(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText == "{**path:file}";

    private static bool IsClientFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static string NameOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        return $"{(methods is { Count: > 0 } ? string.Join(',', methods) : "*")} {endpoint.RoutePattern.RawText}";
    }

    private static RouteEndpoint EndpointWith(params object[] metadata) =>
        new(
            _ => Task.CompletedTask,
            RoutePatternFactory.Parse("/somewhere"),
            0,
            new EndpointMetadataCollection(metadata),
            "somewhere"
        );
}
