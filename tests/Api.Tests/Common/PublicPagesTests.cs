using System.Net;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Common;

internal sealed class PublicPagesTests
{
    [TestCase("/swagger/index.html", "text/html")]
    [TestCase("/openapi/v1.json", "application/json")]
    public async Task Get_WhenNobodyIsSignedIn_ShowsTheDocumentation(string address, string mediaType)
    {
        using var client = Hosts.Working.Anonymous();

        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(mediaType));
    }

    [Test]
    public async Task Get_WhenThereIsNoSuchFile_IsNotFoundForStrangersToo()
    {
        using var client = Hosts.Working.Anonymous();

        using var response = await client.GetAsync(new Uri("/robots.txt", UriKind.Relative));

        await response.MustBeProblemAsync(HttpStatusCode.NotFound, "route.not_found");
    }
}
