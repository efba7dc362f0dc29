using System.Net;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Edits;

/// <summary>What an edit refuses, on creation and on estimation alike; nothing is made of it.</summary>
internal sealed class EditBadInputTests
{
    private Account _ada = null!;
    private Guid _source;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task DrawAsync()
    {
        _ada = await Host.RegisterAsync();
        _source = await _ada.Client.DrawAssetAsync();
    }

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [TestCase("""{"kind":"upscale"}""", 400, "validation.failed", "source")]
    [TestCase("""{"kind":"upscale","source":{}}""", 400, "validation.failed", "source.assetId")]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"00000000-0000-0000-0000-000000000001"}}""",
        422,
        "source.not_found",
        "source"
    )]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"SOURCE"},"model":"nobody/nothing"}""",
        422,
        "model.unknown",
        "model"
    )]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"SOURCE"},"model":"offline/preview"}""",
        422,
        "model.operation_unsupported",
        "model"
    )]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"SOURCE"},"model":"offline/resample","parameters":{"factor":3}}""",
        422,
        "parameter.out_of_range",
        "parameters.factor"
    )]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"SOURCE"},"model":"offline/resample","parameters":{"factor":"two"}}""",
        422,
        "parameter.out_of_range",
        "parameters.factor"
    )]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"SOURCE"},"model":"offline/resample","parameters":{"zoom":2}}""",
        422,
        "parameter.unsupported",
        "parameters.zoom"
    )]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"SOURCE"},"model":"offline/resample","prompt":"a boat"}""",
        422,
        "parameter.unsupported",
        "prompt"
    )]
    [TestCase(
        """{"kind":"upscale","source":{"assetId":"SOURCE"},"model":"offline/resample","seed":7}""",
        422,
        "parameter.unsupported",
        "seed"
    )]
    public async Task Create_WhenItCannotBeDone_SaysWhyUnderTheFieldsName(
        string body,
        int status,
        string code,
        string field
    )
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);
        var sent = body.Replace("SOURCE", _source.ToString(), StringComparison.Ordinal);

        foreach (var path in new[] { EditCalls.Path, $"{EditCalls.Path}/estimate" })
        {
            using var response = await _ada.Client.PostAsync(path, GenerationCalls.Raw(sent));
            await response.MustBeProblemAsync((HttpStatusCode)status, code, field);
        }

        Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
    }

    [TestCase("""{"kind":"paint","source":{"assetId":"00000000-0000-0000-0000-000000000001"}}""")]
    [TestCase("""{"kind":7,"source":{"assetId":"00000000-0000-0000-0000-000000000001"}}""")]
    [TestCase("""{"source":{"assetId":"00000000-0000-0000-0000-000000000001"}}""")]
    public async Task Create_OfAnUnknownKind_Is400UnderItsName(string body)
    {
        using var response = await _ada.Client.PostAsync(EditCalls.Path, GenerationCalls.Raw(body));

        var problem = await response.ReadAsync(HttpStatusCode.BadRequest);
        Assert.That(
            problem.At("errors").EnumerateObject().Select(error => error.Name),
            Does.Contain("kind"),
            problem.GetRawText()
        );
    }

    [Test]
    public async Task Create_WhenTheSourceIsDeleted_Is422()
    {
        using var ben = await Host.RegisterAsync();
        var source = await ben.Client.DrawAssetAsync();
        await Host.Data.ExecuteAsync("DELETE FROM assets WHERE id = $1", source);

        using var response = await ben.Client.SendAsync(EditCalls.PostEdit(EditCalls.Upscale(source)));

        await response.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "source.not_found", "source");
    }

    [Test]
    public async Task Create_WhenTheResultWouldBeBeyondThePixelCap_SaysHowLargeItMayBe()
    {
        await Host.Data.ExecuteAsync("UPDATE assets SET width = 4096, height = 4096 WHERE id = $1", _source);

        using var response = await _ada.Client.SendAsync(EditCalls.PostEdit(EditCalls.Upscale(_source, 4)));

        await Host.Data.ExecuteAsync("UPDATE assets SET width = 256, height = 256 WHERE id = $1", _source);
        var problem = await response.MustBeProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            "image.result_too_large",
            "parameters.factor"
        );
        Assert.That(problem.Text("detail"), Does.Contain("67108864"));
    }

    [Test]
    public async Task Create_BySomebodyWhoIsNotSignedIn_Is401()
    {
        using var nobody = Host.Anonymous();

        using var response = await nobody.SendAsync(EditCalls.PostEdit(EditCalls.Upscale(_source)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
