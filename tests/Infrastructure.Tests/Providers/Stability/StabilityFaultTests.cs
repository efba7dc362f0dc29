using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

/// <summary>The faults of the calls that answer with the image itself.</summary>
[TestFixture]
internal sealed class StabilityFaultTests : ProviderFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => "/v2beta/stable-image/generate/core";

    protected override ImageRequest Request => ProviderScene.Request("stability/core", "core");

    // Failed calls are not charged: https://platform.stability.ai/docs/api-reference
    protected override Free FreeErrors => Free.Always;

    protected override string AnswerWith(string base64) => $$"""{"image":"{{base64}}","finish_reason":"SUCCESS","seed":343940597}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddStabilityProvider(timeout);
}

/// <summary>The faults of the call that answers with a job.</summary>
[TestFixture]
internal sealed class StabilityJobFaultTests : ProviderFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => "/v2beta/stable-image/upscale/creative";

    protected override ImageRequest Request =>
        ProviderScene.Request("stability/upscale-creative", "upscale-creative") with { References = [ProviderScene.Image([1, 2, 3])] };

    // Failed calls are not charged: https://platform.stability.ai/docs/api-reference
    protected override Free FreeErrors => Free.Always;

    protected override string GoodAnswer => """{"id":"a6dc6c6e20acda010fe14d71f180658f2896ed9b4ec25aa99a6ff06c796987c4"}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddStabilityProvider(timeout);
}

/// <summary>The faults of the older call.</summary>
[TestFixture]
internal sealed class StabilitySdxlFaultTests : ProviderFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => $"/v1/generation/{StabilitySdxlTests.Engine}/text-to-image";

    protected override ImageRequest Request => StabilitySdxlTests.Request;

    protected override string EmptyOutput => "{\"artifacts\":[]}";

    // Failed calls are not charged: https://platform.stability.ai/docs/api-reference
    protected override Free FreeErrors => Free.Always;

    protected override string AnswerWith(string base64) => $$"""{"artifacts":[{"base64":"{{base64}}","seed":7,"finishReason":"SUCCESS"}]}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddStabilityProvider(timeout);
}
