using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>
/// Every bound of a request that the document names is the server's: one beyond it is refused for it, and the bound
/// itself is not.
/// </summary>
internal sealed class BoundsTests
{
    private ApiHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await ApiHost.StartAsync(("Roles", "api"));

    [OneTimeTearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [TestCaseSource(nameof(BodyBounds))]
    public async Task Body_BeyondABound_IsRefusedForItAndTheBoundIsNot(
        string operation,
        string member,
        JsonNode? beyond,
        JsonNode? bound
    )
    {
        var refused = await SendAsync(operation, SampleBodies.With(operation, member, beyond));
        var taken = await SendAsync(operation, SampleBodies.With(operation, member, bound));

        MustBeRefusedFor(member, refused, taken);
    }

    [TestCaseSource(nameof(RequiredMembers))]
    public async Task Body_WithoutARequiredMember_IsRefusedForIt(string operation, string member)
    {
        var missing = await SendAsync(operation, SampleBodies.Without(operation, member));
        var isNull = await SendAsync(operation, SampleBodies.With(operation, member, null));

        Assert.That(missing.Status, Is.InRange(400, 422), "missing");
        Assert.That(isNull.Status, Is.InRange(400, 422), "null");
        if (!SampleBodies.IsOpaque(member))
            Assert.That(isNull.Of(member), Is.Not.Empty.And.EqualTo(missing.Of(member)));
    }

    [TestCaseSource(nameof(OptionalMembers))]
    public async Task Body_WithANullWhereOneIsDocumented_IsAsWithoutTheMember(string operation, string member)
    {
        var missing = await SendAsync(operation, SampleBodies.Without(operation, member));
        var isNull = await SendAsync(operation, SampleBodies.With(operation, member, null));

        Assert.That(isNull.Status, Is.EqualTo(missing.Status).And.LessThan(500));
        Assert.That(isNull.Errors.Keys, Is.EquivalentTo(missing.Errors.Keys));
    }

    [TestCaseSource(nameof(QueryBounds))]
    public async Task Query_BeyondABound_IsRefusedForItAndTheBoundIsNot(
        string path,
        string name,
        string beyond,
        string? bound
    )
    {
        using var ada = await OperatorAsync();
        var refused = await ReadAsync(
            await ada.Client.GetAsync($"{path}?{name}={beyond}", HttpCompletionOption.ResponseHeadersRead)
        );
        if (bound is null)
        {
            Assert.That(refused.Status, Is.InRange(400, 422));
            return;
        }

        var taken = await ReadAsync(
            await ada.Client.GetAsync($"{path}?{name}={bound}", HttpCompletionOption.ResponseHeadersRead)
        );

        MustBeRefusedFor(name, refused, taken);
    }

    [Test]
    public void EveryMember_ThatIsSent_HasItsBounds()
    {
        // The lint in tools/openapi-lint asks for them; here it is made sure that the cases above have found them.
        Assert.That(BodyBounds().Count(), Is.GreaterThan(60));
        Assert.That(QueryBounds().Count(), Is.GreaterThan(15));
        Assert.That(RequiredMembers().Count() + OptionalMembers().Count(), Is.GreaterThan(50));
    }

    private static IEnumerable<TestCaseData> BodyBounds() =>
        from call in Document.Calls
        where call.Body is not null
        from member in SampleBodies.MembersOf(call)
        from pair in BoundaryValues.Of(member.Name, member.Schema)
        select new TestCaseData(call.Id, member.Name, pair.Beyond, pair.Bound).SetArgDisplayNames(
            call.Id,
            member.Name,
            pair.Name
        );

    private static IEnumerable<TestCaseData> RequiredMembers() => Members(required: true);

    private static IEnumerable<TestCaseData> OptionalMembers() => Members(required: false);

    private static IEnumerable<TestCaseData> Members(bool required) =>
        from call in Document.Calls
        where call.Body is not null
        from member in SampleBodies.MembersOf(call)
        where !member.Name.EndsWith('*') && member.IsRequired == required
        select new TestCaseData(call.Id, member.Name).SetArgDisplayNames(call.Id, member.Name);

    private static IEnumerable<TestCaseData> QueryBounds() =>
        from call in Document.Calls
        where call.Method == "GET" && !call.Path.Contains('{', StringComparison.Ordinal)
        from parameter in call.Parameters
        where parameter.Text("in") == "query"
        let name = parameter.Text("name")
        from pair in BoundaryValues.Of(name, Document.Resolve(parameter.At("schema")))
        let bound = SampleBodies.IsOpaque(name) ? null : pair.Bound?.ToString()
        select new TestCaseData(call.Path, name, pair.Beyond!.ToString(), bound).SetArgDisplayNames(
            call.Path,
            name,
            pair.Name
        );

    /// <summary>Something is said of the member that is not said of it when it keeps the bound.</summary>
    private static void MustBeRefusedFor(string member, Answered refused, Answered taken)
    {
        Assert.That(refused.Status, Is.InRange(400, 422));
        Assert.That(taken.Status, Is.LessThan(500));
        if (SampleBodies.IsOpaque(member))
            return;

        Assert.That(refused.Of(member).Except(taken.Of(member)), Is.Not.Empty, $"{refused} / {taken}");
    }

    private async Task<Answered> SendAsync(string operation, JsonNode body)
    {
        using var ada = await OperatorAsync();
        var call = Document.Calls.Single(call => call.Id == operation);
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), SampleBodies.AddressOf(call))
        {
            Content = JsonContent.Create(body),
        };
        return await ReadAsync(await ada.Client.SendAsync(request));
    }

    private async Task<Account> OperatorAsync()
    {
        var ada = await _host.RegisterAsync();
        await ada.OperateAsync();
        return ada;
    }

    private static async Task<Answered> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            // A stream is taken when it opens; it has no end to wait for.
            var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
            var text = isStream ? "" : await response.Content.ReadAsStringAsync();
            var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
            if (
                response.Content.Headers.ContentType?.MediaType == "application/problem+json"
                && JsonDocument.Parse(text).RootElement.TryGetProperty("errors", out var named)
            )
            {
                errors = named
                    .EnumerateObject()
                    .ToDictionary(
                        error => error.Name,
                        error => error.Value.EnumerateArray().Select(one => one.GetString()!).ToArray()
                    );
            }

            return new Answered((int)response.StatusCode, errors, text[..Math.Min(text.Length, 500)]);
        }
    }

    private sealed record Answered(int Status, IReadOnlyDictionary<string, string[]> Errors, string Text)
    {
        public string[] Of(string member) =>
            Errors.TryGetValue(member.Replace(".*", "", StringComparison.Ordinal), out var said)
            || Errors.TryGetValue(SampleBodies.FirstValueOf(member), out said)
                ? said
                : [];

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {Text}");
    }
}
