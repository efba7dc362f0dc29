using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>
/// Every GET in a household that has something of everything: answers keep to the document, and nulls come where it
/// says.
/// </summary>
internal sealed class AnswerTests
{
    // Members that a client is sure to meet with a value and without.
    private static readonly string[] _comesAndGoes =
    [
        "ApiKeyListResponse.nextCursor",
        "ApiKeyResponse.expiresAt",
        "AssetListResponse.nextCursor",
        "AssetResponse.generationId",
        "AssetResponse.seed",
        "AttemptResponse.completedAt",
        "AttemptResponse.outcome",
        "CostResponse.actual",
        "EditListResponse.nextCursor",
        "GenerationListResponse.nextCursor",
        "GenerationResponse.aspectRatio",
        "GenerationResponse.completedAt",
        "GenerationResponse.failure",
        "GenerationResponse.mask",
        "GenerationResponse.stage",
        "GenerationResponse.strength",
        "ModelPriceResponse.enteredBy",
        "ModelResponse.family",
        "SpendingLimitResponse.subjectId",
    ];

    private readonly NullCoverage _nulls = new();
    private readonly HashSet<string> _read = [];
    private ApiHost _host = null!;
    private Account _ada = null!;

    [OneTimeSetUp]
    public async Task FurnishAsync()
    {
        _host = await ApiHost.StartAsync();
        _ada = await _host.RegisterAsync();
        await _ada.OperateAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _ada.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task EveryGet_AnswersAsDocumentedWithNullsAndWithout()
    {
        var client = _ada.Client;
        await ReadAsync(
            "/api/v1/spending-limits",
            "/api/v1/api-keys",
            "/api/v1/provider-keys",
            "/api/v1/admin/providers"
        );
        var upload = await client.UploadAsync(Images.Png(GenerationCalls.Side, GenerationCalls.Side));
        var drawn = await client.DrawAsync("a boat", count: 2);
        var edited = await client.CreateAndWaitAsync(
            new
            {
                prompt = "a boat",
                model = "offline/preview",
                quality = (string?)null,
                references = new[] { new { uploadId = upload.Id() } },
                mask = new
                {
                    uploadId = (
                        await client.UploadAsync(Images.RightHalf(GenerationCalls.Side, GenerationCalls.Side))
                    ).Id(),
                },
            }
        );
        var changed = await client.CreateAndWaitAsync(
            new
            {
                prompt = "a ship",
                references = new[] { new { uploadId = upload.Id() } },
                strength = 0.5,
            }
        );
        var failed = await client.CreateAndWaitAsync(new { prompt = "a boat [[fail]]" });
        var asset = drawn.Items("images")[0].At("assetId").GetGuid();
        var enlarged = await client.EditAndWaitAsync(EditCalls.Upscale(asset));
        await client.EditAndWaitAsync(EditCalls.Upscale(asset, factor: 4));
        var running = await client.CreateAsync(GenerationCalls.Small("a boat [[slow=600000]]"));
        await client.WaitForAsync(running.Id(), generation => generation.Text("status") == "processing");
        await client.PutAsJsonAsync("/api/v1/provider-keys/user/offline", new { key = "sk-0123456789" });
        await client.PutAsJsonAsync(
            "/api/v1/provider-keys/platform/offline",
            new { key = "sk-0123456789", baseAddress = "https://example.com/v1" }
        );
        using var keyed = await _ada.WithApiKeyAsync();
        await client.PostAsJsonAsync("/api/v1/api-keys", new { name = "Key", expiresAt = "2099-01-01T00:00:00" });
        await keyed.GetAsync("/api/v1/me");
        await client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "day",
                amount = 100,
            }
        );
        await client.SetLimitAsync(
            new
            {
                scope = "user",
                subjectId = _ada.Id,
                period = "month",
                amount = 100,
            }
        );
        await client.PriceAsync(0.01m);

        await ReadAsync(
            "/api/v1/auth/registration",
            "/api/v1/me",
            "/api/v1/models",
            "/api/v1/api-keys",
            "/api/v1/api-keys?limit=1",
            "/api/v1/provider-keys",
            "/api/v1/generations",
            "/api/v1/generations?limit=1",
            "/api/v1/edits",
            "/api/v1/edits?limit=1",
            $"/api/v1/edits/{enlarged.Id()}",
            "/api/v1/assets",
            "/api/v1/assets?limit=1",
            "/api/v1/spending-limits",
            "/api/v1/spending-limits/mine",
            "/api/v1/admin/providers",
            "/api/v1/admin/prices",
            $"/api/v1/assets/{asset}"
        );
        foreach (var generation in new[] { drawn, edited, changed, failed, running })
            await ReadAsync($"/api/v1/generations/{generation.Id()}");

        TestContext.Out.WriteLine("Seen one way only: " + string.Join(", ", _nulls.OneWay));
        Assert.That(_nulls.BothWays, Is.SupersetOf(_comesAndGoes));
        var expected = Document
            .Calls.Where(call => call.Method == "GET" && call.Answer("200") is not null)
            .Select(call => call.Path);
        Assert.That(_read, Is.EquivalentTo(expected), "every GET that answers in JSON");
    }

    private async Task ReadAsync(params string[] paths)
    {
        var check = new SchemaCheck(Document.Root);
        foreach (var path in paths)
        {
            var call = CallAt(path);
            var schema = call.Answer("200")!.Value;
            var answer = await _ada.Client.ReadAsync(path);

            Assert.That(check.Faults(answer, schema), Is.Empty, path);
            _nulls.Note(answer, schema);
            _read.Add(call.Path);
        }
    }

    private static DocumentedCall CallAt(string path)
    {
        var steps = path.Split('?')[0].Split('/');
        return Document.Calls.First(call => call.Method == "GET" && Matches(call.Path.Split('/'), steps));
    }

    private static bool Matches(string[] template, string[] steps) =>
        template.Length == steps.Length
        && template
            .Zip(steps)
            .All(pair =>
                pair.First == pair.Second || (pair.First.StartsWith('{') && Guid.TryParse(pair.Second, out _))
            );
}
