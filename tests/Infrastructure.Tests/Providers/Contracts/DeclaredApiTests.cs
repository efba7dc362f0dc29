using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Refit;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>What holds of every call that a provider's API is declared to have.</summary>
[TestFixture]
internal sealed class DeclaredApiTests
{
    private static IEnumerable<TestCaseData> Calls =>
        from type in DeclaredApi.Types
        from method in type.GetMethods()
        select new TestCaseData(method).SetArgDisplayNames($"{type.Name}.{method.Name}");

    [Test]
    public void EveryApi_IsHeldAgainstItsSpecification() =>
        Assert.That(DeclaredApi.All.Select(api => api.Type), Is.EquivalentTo(DeclaredApi.Types));

    [TestCaseSource(nameof(Calls))]
    public void EveryCall_HandsOverTheAnswerUnreadAndCanBeStopped(MethodInfo call)
    {
        Assert.That(call.ReturnType, Is.EqualTo(typeof(Task<HttpResponseMessage>)));
        Assert.That(call.GetParameters()[^1].ParameterType, Is.EqualTo(typeof(CancellationToken)));
    }

    /// <summary>
    /// Servers that people run themselves do not all take chunks, nor forms as Refit writes them.
    /// </summary>
    [TestCaseSource(nameof(Calls))]
    public void EveryBody_IsAFormOfOursOrTellsItsLength(MethodInfo call)
    {
        var bodies = call.GetParameters()
            .Select(parameter => (parameter.ParameterType, Body: parameter.GetCustomAttribute<BodyAttribute>()))
            .Where(parameter => parameter.Body is not null)
            .ToList();

        Assert.That(call.GetCustomAttribute<MultipartAttribute>(), Is.Null);
        Assert.That(
            bodies.All(body => body.ParameterType == typeof(HttpContent) || body.Body!.Buffered == true),
            Is.True
        );
    }

    [TestCaseSource(nameof(Calls))]
    public void EveryCall_WithoutAConnection_FailsAndGoesNowhere(MethodInfo call)
    {
        using var network = new Network();
        using var client = new HttpClient(
            new ConnectionHandler(isTrusted: true, ProviderKey.AddBearer) { InnerHandler = network }
        )
        {
            BaseAddress = ConnectionHandler.Placeholder,
        };
        var api = RestService.ForGenerated(call.DeclaringType!, client, new RefitSettings());

        var fault = Assert.CatchAsync(() =>
            (Task)call.Invoke(api, [.. call.GetParameters().Select(parameter => ValueOf(parameter.ParameterType))])!
        );

        Assert.That((fault?.InnerException ?? fault)!.Message, Does.Contain("names no connection"));
        Assert.That(network.Reached, Is.False);
    }

    private static object? ValueOf(Type type) =>
        type == typeof(ProviderConnection) ? null
        : type == typeof(string) ? "a"
        : type == typeof(int) ? 1
        : type == typeof(Uri) ? new Uri("https://elsewhere.example.com")
        : type == typeof(CancellationToken) ? CancellationToken.None
        : type == typeof(HttpContent) ? new ByteArrayContent([])
        : type == typeof(JsonObject) ? new JsonObject()
        : RuntimeHelpers.GetUninitializedObject(type);

    private sealed class Network : HttpMessageHandler
    {
        public bool Reached { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Reached = true;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
