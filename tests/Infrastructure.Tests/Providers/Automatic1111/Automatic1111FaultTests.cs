using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Automatic1111;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Automatic1111;

[TestFixture]
internal sealed class Automatic1111FaultTests : Base64ListFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => "/sdapi/v1/txt2img";

    protected override ProviderRequest Request => Automatic1111ProviderTests.Request;

    protected override string EmptyOutput => """{"images":[],"parameters":{},"info":"{}"}""";

    // It is one's own hardware.
    protected override Free FreeErrors => Free.Always;

    protected override string AnswerWith(string base64) =>
        $$"""{"images":["{{base64}}"],"parameters":{},"info":"{}"}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddAutomatic1111Provider(timeout);
}

/// <summary>The same for the call that changes an image.</summary>
[TestFixture]
internal sealed class Automatic1111EditFaultTests : Base64ListFaultTests
{
    protected override string BasePath => "/behind/a/proxy";

    protected override string CreatePath => "/sdapi/v1/img2img";

    protected override ProviderRequest Request =>
        Automatic1111ProviderTests.Request with
        {
            References = [ProviderScene.Image([1, 2, 3])],
        };

    protected override string EmptyOutput => """{"images":["not base64"],"parameters":{},"info":null}""";

    // It is one's own hardware.
    protected override Free FreeErrors => Free.Always;

    protected override string AnswerWith(string base64) =>
        $$"""{"images":["{{base64}}"],"parameters":{},"info":"{}"}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddAutomatic1111Provider(timeout);
}
