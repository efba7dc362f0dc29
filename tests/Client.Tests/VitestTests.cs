namespace ImageGenerator.Client.Tests;

/// <summary>The client's Vitest suite, one case for each of its files.</summary>
internal sealed class VitestTests
{
    private VitestRun _run = null!;

    [OneTimeSetUp]
    public async Task RunVitest() => _run = await VitestRun.StartAsync();

    [TestCaseSource(typeof(VitestRun), nameof(VitestRun.TestFiles))]
    public void File_WhenRun_Passes(string file)
    {
        var result = _run.ResultOf(file);

        Assert.That(result, Is.Not.Null, $"Vitest did not run it:\n{_run.Output}");
        Assert.That(result!.Failures, Is.Empty, string.Join("\n\n", result.Failures));
        Assert.That(result.Passed, Is.Positive, "It holds no test.");
    }

    [Test]
    public void Suite_WhenListed_HasFiles() => Assert.That(VitestRun.TestFiles(), Is.Not.Empty);
}
