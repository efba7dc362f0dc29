using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Kie;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Kie;

[TestFixture]
internal sealed class KieFaultTests : ProviderFaultTests
{
    protected override string BasePath => "";

    protected override string CreatePath => "/api/v1/jobs/createTask";

    protected override ProviderRequest Request => KieProviderTests.Request("nano-banana-2-lite");

    protected override bool TellsWords => false;

    protected override string GoodAnswer => """{"code":200,"msg":"success","data":{"taskId":"task12345"}}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddKieProvider(timeout);
}

/// <summary>The same for the older call.</summary>
[TestFixture]
internal sealed class KieKontextFaultTests : ProviderFaultTests
{
    protected override string BasePath => "/proxy";

    protected override string CreatePath => "/api/v1/flux/kontext/generate";

    protected override ProviderRequest Request => KieProviderTests.Request("flux-kontext-pro");

    protected override bool TellsWords => false;

    protected override string GoodAnswer => """{"code":200,"msg":"success","data":{"taskId":"task12345"}}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddKieProvider(timeout);
}
