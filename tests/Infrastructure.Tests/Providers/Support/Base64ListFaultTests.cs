using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Tests.Providers.Support;

/// <summary>The same for an answer with a list of images, which may be empty.</summary>
internal abstract class Base64ListFaultTests : Base64FaultTests
{
    /// <summary>An answer of status 200 that is well-formed and holds no image.</summary>
    protected abstract string EmptyOutput { get; }

    [Test, CancelAfter(30_000)]
    public Task Submit_WhenTheOutputIsEmpty_HasNoOutput(CancellationToken cancellationToken) =>
        AnswersAsync<ProviderResult.NoOutput>(
            server => server.Answer("POST", Path, 200, EmptyOutput),
            cancellationToken
        );
}
