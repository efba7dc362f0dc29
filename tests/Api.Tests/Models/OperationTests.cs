using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Models;

/// <summary>What models can be asked to do, over HTTP.</summary>
internal sealed class OperationTests
{
    [Test]
    public async Task List_TellsWhatEachModelCanBeAskedToDo()
    {
        using var ada = await Hosts.Idle.RegisterAsync();

        var preview = (await ada.Client.ReadAsync("/api/v1/models"))
            .Items()
            .Single(model => model.Text("id") == "offline/preview");

        var generate = preview.At("operations")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(generate.Text("id"), Is.EqualTo("generate"));
            Assert.That(generate.Text("inputs.prompt"), Is.EqualTo("required"));
            Assert.That(generate.At("inputs.maxImages").GetInt32(), Is.EqualTo(1));
            Assert.That(generate.Text("output.medium"), Is.EqualTo("image"));
            Assert.That(
                generate.At("output.formats").EnumerateArray().Select(format => format.GetString()),
                Is.EqualTo(new[] { "png", "jpeg", "webp" })
            );
            Assert.That(generate.At("parameters")[0].Text("name"), Is.EqualTo("look"));
            Assert.That(
                preview.At("capabilities.modes").GetArrayLength(),
                Is.EqualTo(2),
                "what clients read before stays"
            );
        }
    }

    [Test]
    public async Task List_WithoutAnOperation_IsTheListForGenerating()
    {
        using var ada = await Hosts.Idle.RegisterAsync();

        var plain = (await ada.Client.ReadAsync("/api/v1/models")).Items().Select(model => model.Text("id")).ToList();
        var generate = (await ada.Client.ReadAsync("/api/v1/models?operation=generate"))
            .Items()
            .Select(model => model.Text("id"));
        var any = (await ada.Client.ReadAsync("/api/v1/models?operation=any"))
            .Items()
            .Select(model => model.Text("id"));
        var film = (await ada.Client.ReadAsync("/api/v1/models?operation=video")).Items();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain, Is.EqualTo(generate).And.Not.Empty);
            Assert.That(plain, Is.SubsetOf(any));
            Assert.That(plain, Has.None.Contain("upscale"));
            Assert.That(film, Is.Empty);
        }
    }

    [TestCase("Upscale")]
    [TestCase("up%20scale")]
    [TestCase("")]
    public async Task List_OfSomethingThatIsNoOperation_Is400(string operation)
    {
        using var ada = await Hosts.Idle.RegisterAsync();

        using var response = await ada.Client.GetAsync($"/api/v1/models?operation={operation}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Generate_WithAnUpscaler_IsRefused()
    {
        using var ada = await Hosts.Idle.RegisterAsync();

        using var response = await ada.Client.PostAsJsonAsync(
            GenerationCalls.Path,
            new { prompt = "a boat", model = "offline/resample" }
        );

        Assert.That(
            (await response.ReadAsync(HttpStatusCode.UnprocessableEntity)).Text("code"),
            Is.AnyOf("model.unknown", "model.operation_unsupported"),
            "the former while nobody carries it out"
        );
    }
}
