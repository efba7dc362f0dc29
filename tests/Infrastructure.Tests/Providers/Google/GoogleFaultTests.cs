using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Google;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Google;

[TestFixture]
internal sealed class GoogleFaultTests : Base64ListFaultTests
{
    protected override string BasePath => GoogleProviderTests.BasePath;

    protected override string CreatePath => $"/models/{GoogleProviderTests.Model}:generateContent";

    protected override ProviderRequest Request => GoogleProviderTests.Request;

    protected override string EmptyOutput => """{"candidates":[{"content":{"parts":[]},"finishReason":"STOP"}]}""";

    protected override string AnswerWith(string base64) =>
        $$$"""{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"{{{base64}}}"}}]},"finishReason":"STOP"}]}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddGoogleProvider(timeout);
}
