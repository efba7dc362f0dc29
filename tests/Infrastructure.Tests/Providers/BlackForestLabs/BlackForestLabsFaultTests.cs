using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.BlackForestLabs;

internal sealed class BlackForestLabsFaultTests : ProviderFaultTests
{
    protected override string BasePath => "/v1";

    protected override string CreatePath => "/flux-2-pro";

    protected override ProviderRequest Request => ProviderScene.Request("bfl/flux-2-pro", "flux-2-pro");

    protected override string GoodAnswer => """{"id":"5f0c1a52","cost":3.0,"input_mp":0.0,"output_mp":1.05}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddBlackForestLabsProvider(timeout);
}
