using System.Net;
using System.Net.Http.Headers;

namespace ImageGenerator.Infrastructure.Tests.Providers.Fuzz;

/// <summary>Answers every request without a network.</summary>
internal sealed class CannedHandler(Func<HttpRequestMessage, (int Status, string Type, byte[] Body)> answer)
    : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (status, type, body) = answer(request);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return Task.FromResult(
            new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request }
        );
    }
}
