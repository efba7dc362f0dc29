using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>Image to image: with uploads and images of the library, from the request to the library.</summary>
internal sealed class ReferenceTests
{
    private const int Side = 256;

    private static readonly byte[] _photograph = Images.Png(Side, Side);

    private Account _ada = null!;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task RegisterAsync() => _ada = await Host.RegisterAsync();

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task Create_WithAnUploadAndNoStrength_GivesItBack()
    {
        var upload = await _ada.Client.UploadAsync(_photograph);

        var generation = await _ada.Client.CreateAndWaitAsync(
            Body(new { references = new[] { new { uploadId = upload.Id() } }, strength = 0 })
        );

        var image = generation.Items("images").Single();
        var reference = generation.Items("references").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Images.Pixels(await _ada.Client.GetByteArrayAsync(image.Text("url"))),
                Is.EqualTo(Images.Pixels(_photograph))
            );
            Assert.That(reference.Text("source"), Is.EqualTo("upload"));
            Assert.That(reference.Id(), Is.EqualTo(upload.Id()));
            Assert.That(await _ada.Client.GetByteArrayAsync(reference.Text("url")), Is.EqualTo(_photograph));
            Assert.That(generation.At("strength").GetDecimal(), Is.Zero);
            Assert.That(generation.IsNull("mask"), Is.True);
            Assert.That(
                await Host.Data.ReadAsync<bool>("SELECT used_at IS NOT NULL FROM uploads WHERE id = $1", upload.Id()),
                Is.True
            );
        }
    }

    [Test]
    public async Task Create_WithAnImageOfTheLibraryAndAMask_ChangesThatPart()
    {
        var first = await _ada.Client.DrawAsync("a boat");
        var asset = first.Items("images").Single();
        var mask = await _ada.Client.UploadAsync(Images.Save(Images.RightHalf(Side, Side), "webpsave_buffer"));
        var references = new[] { new { assetId = asset.At("assetId").GetGuid() } };

        var generation = await _ada.Client.CreateAndWaitAsync(
            Body(
                new
                {
                    references,
                    mask = new { uploadId = mask.Id() },
                    strength = 1,
                }
            )
        );

        var made = generation.Items("images").Single();
        var (before, after) = (await PixelsAsync(asset), await PixelsAsync(made));
        var lineage = await _ada.Client.ReadAsync($"/api/v1/assets/{made.Text("assetId")}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after[..(100 * 3)], Is.EqualTo(before[..(100 * 3)]), "the left part of the first row");
            Assert.That(
                after[(156 * 3)..(Side * 3)],
                Is.Not.EqualTo(before[(156 * 3)..(Side * 3)]),
                "the right part of it"
            );
            Assert.That(generation.Text("mask.source"), Is.EqualTo("upload"));
            Assert.That(lineage.Items("references").Single().Id(), Is.EqualTo(asset.At("assetId").GetGuid()));
            Assert.That(lineage.Items("references").Single().Text("source"), Is.EqualTo("asset"));
            Assert.That(lineage.At("strength").GetDecimal(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task List_ShowsTheReferences()
    {
        using var ben = await Host.RegisterAsync();
        var upload = await ben.Client.UploadAsync(_photograph);
        await ben.Client.CreateAndWaitAsync(Body(new { references = new[] { new { uploadId = upload.Id() } } }));

        var listed = (await ben.Client.ReadAsync(GenerationCalls.Path)).Items().Single();

        Assert.That(listed.Items("references").Single().Id(), Is.EqualTo(upload.Id()));
    }

    [Test]
    public async Task Create_WithAnImageOfAnotherOrganization_IsRefusedAsIfThereWereNone()
    {
        using var ben = await Host.RegisterAsync();
        var upload = await ben.Client.UploadAsync(_photograph);
        var asset = (await ben.Client.DrawAsync("a boat")).Items("images").Single().At("assetId").GetGuid();
        var mine = await _ada.Client.UploadAsync(_photograph);
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);

        foreach (
            var (body, field) in new (object, string)[]
            {
                (new { references = new[] { new { uploadId = upload.Id() } } }, "references[0]"),
                (new { references = new[] { new { assetId = asset } } }, "references[0]"),
                (new { references = new[] { new { assetId = Guid.CreateVersion7() } } }, "references[0]"),
                (
                    new { references = new[] { new { uploadId = mine.Id() } }, mask = new { uploadId = upload.Id() } },
                    "mask"
                ),
            }
        )
        {
            foreach (var path in new[] { GenerationCalls.Path, $"{GenerationCalls.Path}/estimate" })
            {
                using var response = await _ada.Client.PostAsync(
                    path,
                    GenerationCalls.Raw(JsonSerializer.Serialize(Body(body)))
                );

                await response.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "reference.not_found", field);
            }
        }

        Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
        Assert.That(
            await Host.Data.ReadAsync<bool>("SELECT used_at IS NULL FROM uploads WHERE id = $1", upload.Id()),
            Is.True
        );
    }

    [TestCase("""{"references":[{}]}""", 400, "validation.failed", "references[0]")]
    [TestCase("""{"references":[null]}""", 400, "validation.failed", "references[0]")]
    [TestCase(
        """{"references":[{"assetId":"01999999-9999-7999-8999-999999999999","uploadId":"01999999-9999-7999-8999-999999999999"}]}""",
        400,
        "validation.failed",
        "references[0]"
    )]
    [TestCase("""{"references":[{"assetId":"nonsense"}]}""", 400, "request.malformed", "references[0].assetId")]
    [TestCase(
        """{"references":{"assetId":"01999999-9999-7999-8999-999999999999"}}""",
        400,
        "request.malformed",
        "references"
    )]
    [TestCase("""{"mask":{}}""", 400, "validation.failed", "mask")]
    [TestCase("""{"strength":1.5}""", 400, "validation.failed", "strength")]
    [TestCase("""{"strength":-0.1}""", 400, "validation.failed", "strength")]
    [TestCase("""{"strength":0.5}""", 422, "reference.required", "references")]
    public async Task Create_WithABadReference_NamesTheField(string body, int status, string code, string field)
    {
        var json = $$"""{"prompt":"a boat",{{body[1..]}}""";

        using var response = await _ada.Client.PostAsync(GenerationCalls.Path, GenerationCalls.Raw(json));

        await response.MustBeProblemAsync((HttpStatusCode)status, code, field);
    }

    [Test]
    public async Task Create_BeyondWhatTheModelTakes_IsRefused()
    {
        var (upload, small) = (
            await _ada.Client.UploadAsync(_photograph),
            await _ada.Client.UploadAsync(Images.Png(8, 8))
        );
        var one = new { uploadId = upload.Id() };

        using var two = await _ada.Client.SendAsync(
            GenerationCalls.Post(Body(new { references = new[] { one, one } }))
        );
        using var mask = await _ada.Client.SendAsync(
            GenerationCalls.Post(Body(new { references = new[] { one }, mask = new { uploadId = small.Id() } }))
        );

        await two.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "references.too_many", "references");
        await mask.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "mask.size_differs", "mask");
    }

    private static Dictionary<string, object?> Body(object more)
    {
        var body = new Dictionary<string, object?>
        {
            ["prompt"] = "a harbour",
            ["width"] = Side,
            ["height"] = Side,
            ["seed"] = 1,
        };
        foreach (var property in more.GetType().GetProperties())
            body[property.Name] = property.GetValue(more);
        return body;
    }

    private async Task<byte[]> PixelsAsync(JsonElement image) =>
        Images.Pixels(await _ada.Client.GetByteArrayAsync(image.Text("url")));
}
