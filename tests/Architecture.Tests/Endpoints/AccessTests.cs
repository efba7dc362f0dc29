using ImageGenerator.Api;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Operations;
using ImageGenerator.Application;
using ImageGenerator.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Architecture.Tests.Endpoints;

/// <summary>Who may ask what, read from the endpoints themselves; nothing is started.</summary>
[TestFixture]
internal sealed class AccessTests
{
    private DirectoryInfo _data = null!;
    private WebApplication _app = null!;
    private IReadOnlyList<Endpoint> _endpoints = null!;

    [OneTimeSetUp]
    public void MapEverything()
    {
        _data = Directory.CreateTempSubdirectory("imagegenerator-test-");
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([
            new("Data:Root", _data.FullName),
            // As when it is published: from its source tree the framework adds an endpoint of its own for files that
            // are new.
            new("ReloadStaticAssetsAtRuntime", "false"),
        ]);
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddHttpConventions();
        builder.Services.AddSignIn();
        builder.Services.AddOperations();
        builder.Services.AddApiRole();
        _app = builder.Build();
        _app.MapEndpoints(new Roles(Api: true, Worker: true));
        _endpoints = [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints)];
    }

    [OneTimeTearDown]
    public async Task Dispose()
    {
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Test]
    public void EveryEndpoint_HasAPolicyOrIsForEverybody()
    {
        Assert.That(_endpoints, Has.Count.GreaterThan(25), "or there is nothing to judge");
        Assert.That(AccessRule.FindUndecided(_endpoints), Is.Empty);
    }

    [Test]
    public void EndpointsForEverybody_AreTheseAndNoOthers()
    {
        Assert.That(
            AccessRule.FindAnonymous(_endpoints),
            Is.EquivalentTo([
                "GET /api/v1/auth/registration",
                "POST /api/v1/auth/register",
                "POST /api/v1/auth/login",
                "POST /api/v1/auth/logout",
                "POST /api/v1/auth/token",
                "POST /api/v1/auth/refresh",
                "POST /webhooks/replicate",
                "GET /v1/images/files/{token}",
                "/api/{**rest}",
                "/v1/{**rest}",
                "/health/live",
                "/health/ready",
                "GET /metrics",
                "GET,HEAD /index.html",
                "GET,HEAD {*path:nonfile}",
                "{*path:file}",
            ])
        );
    }

    [Test]
    public void Policies_AreAllKnown()
    {
        var known = _app.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;

        var named = _endpoints
            .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>())
            .Select(data => data.Policy!)
            .Distinct();

        Assert.That(named.Where(policy => known.GetPolicy(policy) is null), Is.Empty);
        Assert.That(known.FallbackPolicy, Is.Not.Null, "what somebody forgets is closed");
    }

    [Test]
    public void FindUndecided_WhenAnEndpointSaysNothingOrBoth_FindsIt()
    {
        var silent = Sample("/silent");
        var signedIn = Sample("/signed-in", new AuthorizeAttribute());
        var both = Sample("/both", new AuthorizeAttribute("View"), new AllowAnonymousAttribute());
        var good = Sample("/good", new AuthorizeAttribute("View"));
        var open = Sample("/open", new AllowAnonymousAttribute());

        Assert.That(
            AccessRule.FindUndecided([silent, signedIn, both, good, open]),
            Is.EqualTo(["/silent", "/signed-in", "/both"])
        );
    }

    [Test]
    public void FindAnonymous_WhenAnEndpointIsOpened_FindsIt()
    {
        var opened = Sample("/api/v1/secrets", new HttpMethodMetadata(["GET"]), new AllowAnonymousAttribute());

        Assert.That(
            AccessRule.FindAnonymous([opened, Sample("/closed", new AuthorizeAttribute("View"))]),
            Is.EqualTo(["GET /api/v1/secrets"])
        );
    }

    private static RouteEndpoint Sample(string pattern, params object[] metadata) =>
        new(
            _ => Task.CompletedTask,
            RoutePatternFactory.Parse(pattern),
            0,
            new EndpointMetadataCollection(metadata),
            pattern
        );
}
