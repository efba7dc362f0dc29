using System.Net;
using ImageGenerator.Api.Common.Json;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Api.Tests.Common;

internal sealed class ChoiceTests
{
    [TestCase("thumbnail")]
    [TestCase("Thumbnail")]
    public void TryParse_WhenTheNameIsKnown_ReadsIt(string text)
    {
        var read = Choice<Rendition>.TryParse(text, out var choice);

        Assert.That((read, choice.Value), Is.EqualTo((true, Rendition.Thumbnail)));
    }

    [TestCase("huge")]
    [TestCase("2")]
    [TestCase("")]
    [TestCase(null)]
    public void TryParse_WhenTheNameIsUnknown_RefusesIt(string? text)
    {
        Assert.That(Choice<Rendition>.TryParse(text, out _), Is.False);
    }

    [TestCase("generations?status=completed")]
    [TestCase("assets?orientation=landscape")]
    public async Task List_WhenFilteredByAChoice_TakesItAsJsonWritesIt(string list)
    {
        using var ada = await Hosts.Working.RegisterAsync();

        using var response = await ada.Client.GetAsync(new Uri($"/api/v1/{list}", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task List_WhenTheChoiceIsUnknown_NamesTheParameter()
    {
        using var ada = await Hosts.Working.RegisterAsync();

        using var response = await ada.Client.GetAsync(new Uri("/api/v1/generations?status=done", UriKind.Relative));

        await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "request.invalid_parameter", "status");
    }
}
