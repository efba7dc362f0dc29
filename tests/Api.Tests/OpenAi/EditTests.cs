using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenAi;

/// <summary><c>POST /v1/images/edits</c> and streams.</summary>
internal sealed class EditTests
{
    private const int Side = 256;

    private static readonly byte[] _photograph = Images.Png(Side, Side);

    private Account _ada = null!;
    private HttpClient _client = null!;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task RegisterAsync()
    {
        _ada = await Host.RegisterAsync();
        _client = await _ada.WithApiKeyAsync();
    }

    [OneTimeTearDown]
    public void SignOut()
    {
        _client.Dispose();
        _ada.Dispose();
    }

    [TestCase("image")]
    [TestCase("image[]")]
    [TestCase("image[0]")]
    public async Task Edit_WithAMask_ChangesOnlyWhatIsTransparentInIt(string field)
    {
        var answer = await _client.ImagesAsync(
            OpenAiCalls.Form(
                [(field, _photograph), ("mask", Images.SeeThroughOnTheRight(Side, Side))],
                ("prompt", "a boat"),
                ("n", "1"),
                ("size", "256x256"),
                ("model", "offline/preview")
            ),
            OpenAiCalls.Edits
        );

        AssertOnlyTheRightChanged(answer.Image());
    }

    [Test]
    public async Task Edit_AsJsonWithDataUrls_IsTheSame()
    {
        var body = new
        {
            prompt = "a boat",
            size = "256x256",
            images = new[] { new { image_url = DataUrl(_photograph) } },
            mask = new { image_url = DataUrl(Images.SeeThroughOnTheRight(Side, Side)) },
        };

        var answer = await _client.ImagesAsync(body, OpenAiCalls.Edits);

        AssertOnlyTheRightChanged(answer.Image());
    }

    [Test]
    public async Task Edit_KeepsTheImageWithTheGeneration()
    {
        using var response = await _client.SendAsync(
            OpenAiCalls.Post(
                OpenAiCalls.Form([("image", _photograph)], ("prompt", "a boat"), ("size", "256x256")),
                OpenAiCalls.Edits
            )
        );
        await response.ReadAsync();

        var generation = await _ada.Client.ReadAsync($"{GenerationCalls.Path}/{response.Header("x-generation-id")}");

        Assert.That(
            await _ada.Client.GetByteArrayAsync(generation.Items("references").Single().Text("url")),
            Is.EqualTo(_photograph)
        );
    }

    [Test]
    public async Task Edit_WhenTheSameKeyIsSentAgain_IsTheSameEdit()
    {
        async Task<HttpResponseMessage> SendAsync(byte[] image) =>
            await _client.SendAsync(
                OpenAiCalls.Post(
                    OpenAiCalls.Form(
                        [("image", image), ("mask", Images.SeeThroughOnTheRight(Side, Side))],
                        ("prompt", "a boat"),
                        ("size", "256x256")
                    ),
                    OpenAiCalls.Edits,
                    key: "edit"
                )
            );
        var uploads = await CountAsync();

        using var first = await SendAsync(_photograph);
        using var second = await SendAsync(_photograph);
        var madeUploads = await CountAsync() - uploads;
        using var other = await SendAsync(Images.Plain(Side, Side, 1, 2, 3));

        Assert.That(second.Header("x-generation-id"), Is.EqualTo(first.Header("x-generation-id")).And.Not.Null);
        Assert.That(second.Header("Idempotent-Replayed"), Is.EqualTo("true"));
        Assert.That(madeUploads, Is.EqualTo(2), "the image and the mask, once");
        await other.MustBeErrorAsync(400, "idempotency_key_reused");
    }

    [Test]
    public async Task Stream_ShowsUnfinishedImagesAndThenTheFinishedOne()
    {
        await using var host = await ApiHost.StartAsync(("Providers:Offline:Partials", "3"));
        using var ada = await host.RegisterAsync();
        using var client = await ada.WithApiKeyAsync();

        var generated = await StreamAsync(
            client,
            OpenAiCalls.Post(
                new
                {
                    prompt = "a boat [[slow=6000]]",
                    size = "256x256",
                    stream = true,
                    partial_images = 2,
                }
            )
        );
        var edited = await StreamAsync(
            client,
            OpenAiCalls.Post(
                OpenAiCalls.Form(
                    [("image", _photograph)],
                    ("prompt", "a boat [[slow=3000]]"),
                    ("size", "256x256"),
                    ("stream", "true"),
                    ("partial_images", "1"),
                    ("output_format", "jpeg")
                ),
                OpenAiCalls.Edits
            )
        );
        var plain = await StreamAsync(
            client,
            OpenAiCalls.Post(
                new
                {
                    prompt = "a boat",
                    size = "256x256",
                    stream = true,
                    n = 2,
                }
            )
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                generated.Select(happened => happened.Text("type")),
                Is.EqualTo(
                    new[]
                    {
                        "image_generation.partial_image",
                        "image_generation.partial_image",
                        "image_generation.completed",
                    }
                )
            );
            Assert.That(
                generated.Take(2).Select(happened => happened.Number("partial_image_index")),
                Is.EqualTo(new[] { 0, 1 })
            );
            Assert.That(
                generated.Select(happened => (happened.Text("output_format"), happened.Text("size"))),
                Is.All.EqualTo(("png", "256x256"))
            );
            Assert.That(
                generated.Select(happened => happened.At("b64_json").GetBytesFromBase64()[1]),
                Is.All.EqualTo((byte)'P'),
                "PNG, as was asked for"
            );
            Assert.That(Images.Look(generated[^1].At("b64_json").GetBytesFromBase64()), Is.EqualTo((256, 256, false)));
            Assert.That(generated[^1].At("created_at").GetInt64(), Is.Positive);
            Assert.That(
                edited.Select(happened => happened.Text("type")),
                Is.EqualTo(new[] { "image_edit.partial_image", "image_edit.completed" })
            );
            Assert.That(
                edited.Select(happened => happened.At("b64_json").GetBytesFromBase64()[0]),
                Is.All.EqualTo(0xFF),
                "JPEG"
            );
            Assert.That(
                plain.Select(happened => happened.Text("type")),
                Is.EqualTo(new[] { "image_generation.completed", "image_generation.completed" })
            );
        }
    }

    private static async Task<List<JsonElement>> StreamAsync(HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));

        var events = new List<JsonElement>();
        string? name = null;
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;

            events.Add(JsonDocument.Parse(line[6..]).RootElement);
            Assert.That(events[^1].Text("type"), Is.EqualTo(name));
        }

        return events;
    }

    private static void AssertOnlyTheRightChanged(byte[] image)
    {
        var (before, after) = (Images.Pixels(_photograph), Images.Pixels(image));
        Assert.That(after[..(120 * 3)], Is.EqualTo(before[..(120 * 3)]), "the left part of the first row");
        Assert.That(
            after[(136 * 3)..(Side * 3)],
            Is.Not.EqualTo(before[(136 * 3)..(Side * 3)]),
            "the right part of it"
        );
    }

    private static string DataUrl(byte[] png) => $"data:image/png;base64,{Convert.ToBase64String(png)}";

    private Task<long> CountAsync() =>
        Host.Data.ReadAsync<long>("SELECT count(*) FROM uploads WHERE organization_id = $1", _ada.OrganizationId);
}
