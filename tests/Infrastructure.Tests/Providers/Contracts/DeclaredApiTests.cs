using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Refit;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>What holds of every call that a provider's API is declared to have.</summary>
[TestFixture]
internal sealed partial class DeclaredApiTests
{
    private static IEnumerable<DeclaredApi> Apis => DeclaredApi.All;

    private static IEnumerable<TestCaseData> Calls =>
        from type in DeclaredApi.Types
        from method in type.GetMethods()
        select new TestCaseData(method).SetArgDisplayNames($"{type.Name}.{method.Name}");

    [Test]
    public void EveryApi_IsHeldAgainstItsSpecification() =>
        Assert.That(DeclaredApi.All.Select(api => api.Type), Is.EquivalentTo(DeclaredApi.Types));

    [TestCaseSource(nameof(Apis))]
    public void EveryCall_IsInTheSpecification(DeclaredApi api)
    {
        if (api.Specifications.Length == 0)
            Assert.Ignore($"Nobody publishes a specification of what {api} declares.");
        var official = api.Specifications.SelectMany(OperationsOf).ToHashSet(StringComparer.Ordinal);

        var declared = api.Methods.SelectMany(method => OperationsOf(api, method)).ToList();

        Assert.That(declared.Where(call => !api.Missing.ContainsKey(call)), Is.SubsetOf(Known(api, official)));
        Assert.That(api.Missing.Keys, Is.SubsetOf(declared), "exceptions that nothing needs");
    }

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

    /// <summary><c>POST /models/{}/{}/predictions</c>; one for each name where a parameter stands for names.</summary>
    private static IEnumerable<string> OperationsOf(DeclaredApi api, MethodInfo method)
    {
        var verb = DeclaredApi.VerbOf(method)!;
        var path = verb.Path.Split('?')[0];
        var paths = path == "/{model}" ? api.Names.Select(name => $"/{name}") : [path];
        return paths.Select(each => $"{verb.Method} {Parameter().Replace(each, "{}")}");
    }

    private static IEnumerable<string> OperationsOf(string specification)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PrismServer.FindSpecification(specification)));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from verb in path.Value.EnumerateObject()
            select $"{verb.Name.ToUpperInvariant()} {Parameter().Replace(path.Name, "{}")}",
        ];
    }

    private static IEnumerable<string> Known(DeclaredApi api, IEnumerable<string> official) =>
        official.Select(call => call.Replace($" {api.Prefix}/", " /", StringComparison.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

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
