using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.EmbeddedPostgres;

[TestFixture]
internal sealed class PostmasterPidTests
{
    [TestCase("ready   ", true)]
    [TestCase("starting", false)]
    [TestCase("stopping", false)]
    public void TryRead_WhenComplete_TellsProcessPortAndState(string state, bool isReady)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            PostmasterPid.PathIn(folder.Path),
            $"4711\n{folder.Path}\n1764000000\n20123\n\n127.0.0.1\n 123 456\n{state}\n"
        );

        Assert.That(PostmasterPid.TryRead(folder.Path), Is.EqualTo(new PostmasterPid(4711, 20123, isReady)));
    }

    [Test]
    public void TryRead_WhenHalfWritten_IsNotReady()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(PostmasterPid.PathIn(folder.Path), $"4711\n{folder.Path}\n");

        Assert.That(PostmasterPid.TryRead(folder.Path), Is.EqualTo(new PostmasterPid(4711, 0, false)));
    }

    [Test]
    public void TryRead_WhenThereIsNone_IsNull()
    {
        using var folder = new TemporaryFolder();

        Assert.That(PostmasterPid.TryRead(folder.Path), Is.Null);
    }
}
