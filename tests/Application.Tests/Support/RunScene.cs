using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Support;

/// <summary>A claimed generation, a provider that follows a script, and everything that the run leaves behind.</summary>
internal sealed class RunScene(GenerationBuilder story, bool canResubmit = false, bool takeover = false)
    : ProviderScene<Generation>(story.Build(), story.Model, canResubmit, takeover)
{
    public ImageRequest? Request => (ImageRequest?)Sent;

    public override RunScene Answering(params ProviderResult[] answers)
    {
        base.Answering(answers);
        return this;
    }

    public override RunScene Meanwhile(Action happening, ProviderResult? result = null)
    {
        base.Meanwhile(happening, result);
        return this;
    }
}
