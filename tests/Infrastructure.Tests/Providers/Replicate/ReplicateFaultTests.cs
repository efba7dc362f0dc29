using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

internal sealed class ReplicateFaultTests : Base64ListFaultTests
{
    protected override string BasePath => ReplicateScene.Base;

    protected override string CreatePath => "/models/black-forest-labs/flux-schnell/predictions";

    protected override ProviderRequest Request => ReplicateScene.SchnellRequest;

    protected override string EmptyOutput => ReplicateScene.Prediction("succeeded", "[]");

    protected override string AnswerWith(string base64) =>
        ReplicateScene.Prediction(
            "succeeded",
            base64.StartsWith("data:", StringComparison.Ordinal)
                ? $"[\"{base64}\"]"
                : $"[[\"data:image/png;base64,{base64}\"]]"
        );

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddReplicateProvider(configuration, timeout);
}
