using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.ComfyUI;

[TestFixture]
internal sealed class ComfyUIFaultTests : ProviderFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => "/prompt";

    protected override ProviderRequest Request => ComfyUIProviderTests.Request;

    // It is one's own hardware.
    protected override Free FreeErrors => Free.Always;

    protected override string GoodAnswer =>
        """{"prompt_id":"5f0c1a52-8d3b-4c55-9d0e-0a4c2bb0a001","number":3,"node_errors":{}}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddComfyUIProvider(timeout);
}
