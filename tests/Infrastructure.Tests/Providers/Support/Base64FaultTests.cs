using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Tests.Providers.Support;

/// <summary>The faults of a provider whose answer holds the image in base64.</summary>
internal abstract class Base64FaultTests : ProviderFaultTests
{
    /// <summary>
    /// Long enough to be taken out of the answer while it arrives, and of a length that needs padding.
    /// </summary>
    private static byte[] Picture { get; } = [.. Enumerable.Range(0, 20_000).Select(number => (byte)(number * 7 / 3))];

    /// <summary>An answer with one image in base64.</summary>
    protected abstract string AnswerWith(string base64);

    protected sealed override string GoodAnswer => AnswerWith(Convert.ToBase64String(Picture));

    [TestCaseSource(nameof(Spellings))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenBase64IsWrittenInAnotherWay_IsTaken(
        string name,
        string base64,
        CancellationToken cancellationToken
    )
    {
        var completed = await AnswersAsync<ProviderResult.Completed>(
            server => server.Answer("POST", Path, 200, AnswerWith(base64)),
            cancellationToken
        );

        Assert.That(
            await ProviderScene.BytesAsync(completed.Outputs.Single(), cancellationToken),
            Is.EqualTo(Picture),
            name
        );
    }

    [Test, CancelAfter(30_000)]
    public Task Submit_WhenBase64CannotBeDecoded_HasNoOutputAndIsNotBoughtAgain(CancellationToken cancellationToken)
    {
        return AnswersAsync<ProviderResult.NoOutput>(
            server => server.Answer("POST", Path, 200, AnswerWith("%%% no base64 %%%")),
            cancellationToken
        );
    }

    public static IEnumerable<TestCaseData> Spellings()
    {
        var text = Convert.ToBase64String(Picture);
        var url = text.Replace('+', '-').Replace('/', '_');
        return from spelling in new (string Name, string Text)[]
            {
                ("padded", text),
                ("without padding", text.TrimEnd('=')),
                ("the URL alphabet", url),
                ("the URL alphabet without padding", url.TrimEnd('=')),
                ("escaped", text.Replace("/", "\\/", StringComparison.Ordinal)),
                ("lines", string.Join("\\r\\n", text.Chunk(76).Select(line => new string(line)))),
                ("lines of their own", string.Join('\n', text.Chunk(64).Select(line => new string(line)))),
                ("a data URL", $"data:image/png;charset=utf-8;base64,{text}"),
                ("a data URL without a type", $"data:;base64,{text.TrimEnd('=')}"),
            }
            select new TestCaseData(spelling.Name, spelling.Text).SetArgDisplayNames(spelling.Name);
    }
}
