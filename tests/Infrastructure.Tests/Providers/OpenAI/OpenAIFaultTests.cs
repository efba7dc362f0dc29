using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.OpenAI;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.OpenAI;

[TestFixture]
internal sealed class OpenAIFaultTests : Base64ListFaultTests
{
    protected override string CreatePath => "/images/generations";

    protected override string BasePath => OpenAIScene.BasePath;

    protected override ProviderRequest Request => OpenAIScene.Request;

    protected override string EmptyOutput => """{"created":1795000000,"data":[]}""";

    protected override string AnswerWith(string base64) =>
        $$"""{"created":1795000000,"data":[{"b64_json":"{{base64}}"}]}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddMedia(configuration).AddOpenAIProvider(timeout);
}

/// <summary>The same for the form that an edit is.</summary>
[TestFixture]
internal sealed class OpenAIEditFaultTests : Base64ListFaultTests
{
    protected override string CreatePath => "/images/edits";

    protected override string BasePath => OpenAIScene.BasePath;

    protected override ProviderRequest Request =>
        OpenAIScene.Request with
        {
            References = [ProviderScene.Image([1, 2, 3])],
        };

    protected override string EmptyOutput => """{"created":1795000000,"data":[]}""";

    protected override string AnswerWith(string base64) =>
        $$"""{"created":1795000000,"data":[{"b64_json":"{{base64}}"}]}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddMedia(configuration).AddOpenAIProvider(timeout);
}

[TestFixture]
internal sealed class OpenAICompatibleFaultTests : Base64ListFaultTests
{
    protected override string CreatePath => "/images/generations";

    protected override string BasePath => OpenAIScene.BasePath;

    protected override ProviderRequest Request => ProviderScene.Request("openai-compatible/server", "server");

    protected override string EmptyOutput => """{"data":[]}""";

    protected override string AnswerWith(string base64) =>
        $$"""{"created":1795000000,"data":[{"b64_json":"{{base64}}"}]}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddOpenAICompatibleProvider(timeout);
}
