using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

/// <summary>The faults of the calls that answer with the image itself.</summary>
[TestFixture]
internal sealed class StabilityFaultTests : Base64FaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => "/v2beta/stable-image/generate/core";

    protected override ProviderRequest Request => ProviderScene.Request("stability/core", "core");

    // Failed calls are not charged: https://platform.stability.ai/docs/api-reference
    protected override Free FreeErrors => Free.Always;

    protected override string AnswerWith(string base64) =>
        $$"""{"image":"{{base64}}","finish_reason":"SUCCESS","seed":343940597}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddStabilityProvider(timeout);
}

/// <summary>The faults of the call that answers with a job.</summary>
[TestFixture]
internal sealed class StabilityJobFaultTests : ProviderFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => "/v2beta/stable-image/upscale/creative";

    protected override ProviderRequest Request => StabilityUpscaleTests.Creative;

    // Failed calls are not charged: https://platform.stability.ai/docs/api-reference
    protected override Free FreeErrors => Free.Always;

    protected override string GoodAnswer =>
        """{"id":"a6dc6c6e20acda010fe14d71f180658f2896ed9b4ec25aa99a6ff06c796987c4"}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddStabilityProvider(timeout);
}

/// <summary>The faults of the calls that answer with the larger image itself.</summary>
[TestFixture("fast")]
[TestFixture("conservative")]
internal sealed class StabilityUpscaleFaultTests(string upscaler) : Base64FaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => $"/v2beta/stable-image/upscale/{upscaler}";

    protected override ProviderRequest Request =>
        upscaler == "fast" ? StabilityUpscaleTests.Fast : StabilityUpscaleTests.Conservative;

    // Failed calls are not charged: https://platform.stability.ai/docs/api-reference
    protected override Free FreeErrors => Free.Always;

    protected override string AnswerWith(string base64) =>
        $$"""{"image":"{{base64}}","finish_reason":"SUCCESS","seed":343940597}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddStabilityProvider(timeout);
}

/// <summary>The faults of the older call.</summary>
[TestFixture]
internal sealed class StabilitySdxlFaultTests : Base64ListFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => $"/v1/generation/{StabilitySdxlTests.Engine}/text-to-image";

    protected override ProviderRequest Request => StabilitySdxlTests.Request;

    protected override string EmptyOutput => "{\"artifacts\":[]}";

    // Failed calls are not charged: https://platform.stability.ai/docs/api-reference
    protected override Free FreeErrors => Free.Always;

    protected override string AnswerWith(string base64) =>
        $$"""{"artifacts":[{"base64":"{{base64}}","seed":7,"finishReason":"SUCCESS"}]}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddStabilityProvider(timeout);
}
