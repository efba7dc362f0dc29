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

    protected override ImageRequest Request => ComfyUIProviderTests.Request;

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddComfyUIProvider(timeout);
}
