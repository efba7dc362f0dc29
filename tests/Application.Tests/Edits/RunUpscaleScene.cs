using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using Moq;

namespace ImageGenerator.Application.Tests.Edits;

/// <summary>A claimed upscale, an upscaler that follows a script, and everything that the run leaves behind.</summary>
internal sealed class RunUpscaleScene : ProviderScene<Upscale>
{
    public RunUpscaleScene(ModelDescription? model = null, RoutingOptions? options = null, bool takeover = false)
        : this(model ?? Upscalers.At("test", 0.0199m), options, takeover, []) { }

    public RunUpscaleScene(ModelDescription model, RoutingOptions? options, bool takeover, ModelDescription[] others)
        : base(Upscalers.Begun(model, options: options), model, canResubmit: false, takeover)
    {
        Host.Offer([model, .. others]);
        Host.KeepSource();
        Host.Provider.Setup(provider => provider.Operations).Returns([ProviderOperation.Upscale]);
        Host.Budget.Setup(budget =>
                budget.RaiseAsync(It.IsAny<ProviderJob>(), It.IsAny<Money?>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(Result.Ok());
    }

    public UpscaleRequest? Request => (UpscaleRequest?)Sent;

    public override RunUpscaleScene Answering(params ProviderResult[] answers)
    {
        base.Answering(answers);
        return this;
    }
}
