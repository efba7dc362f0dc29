using ImageGenerator.Application.Secrets;
using ImageGenerator.Infrastructure.Secrets;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Secrets;

internal sealed class MasterKeyTests
{
    private static readonly SecretContext _context = new("test", "platform");

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("one:short")]
    [TestCase("one:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [TestCase("one:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase(":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [TestCase("a name:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [TestCase("")]
    public void Configured_WhenItIsNoWholeKey_IsRefusedWithoutRepeatingIt(string text)
    {
        var verdict = new SecretsOptionsValidator().Validate(
            null,
            new SecretsOptions { MasterKeys = [Keys.Named("good"), text] }
        );

        Assert.That(verdict.FailureMessage, Is.EqualTo("Secrets:MasterKeys:1 is not <id>:<base64 of 32 bytes>."));
    }

    [Test]
    public void Configured_WhenTwoHaveOneName_IsRefused()
    {
        var verdict = new SecretsOptionsValidator().Validate(
            null,
            new SecretsOptions { MasterKeys = [Keys.Named("one"), Keys.Named("one", 8)] }
        );

        Assert.That(verdict.FailureMessage, Does.Contain("two keys named one"));
    }

    [Test]
    public void Configured_WhenItIsGood_MakesNoFile()
    {
        Keys.Ring(_folder.Path, Keys.Named("one"));

        Assert.That(
            new SecretsOptionsValidator().Validate(null, new SecretsOptions { MasterKeys = [Keys.Named("one")] }),
            Is.EqualTo(ValidateOptionsResult.Success)
        );
        Assert.That(File.Exists(Keys.FileIn(_folder.Path).Path), Is.False);
    }

    [Test]
    public void File_WhenThereIsNone_IsMadeForItsOwnerAlone()
    {
        var ring = Keys.Ring(_folder.Path);

        var path = Path.Combine(_folder.Path, "keys", "master.json");
        Assert.That(File.Exists(path), Is.True);
        Assert.That(
            Directory.GetFiles(Path.GetDirectoryName(path)!),
            Has.Length.EqualTo(1),
            "nothing unfinished is left"
        );
        Assert.That(Keys.Ring(_folder.Path).Current.Reveal(), Is.EqualTo(ring.Current.Reveal()), "kept, not made anew");
        if (OperatingSystem.IsWindows())
            return;

        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(
            File.GetUnixFileMode(Path.GetDirectoryName(path)!),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        );
    }

    [Test]
    public async Task File_WhenManyMakeItAtOnce_IsOneForAll()
    {
        using var together = new Barrier(8);

        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            together.SignalAndWait();
                            return Keys.FileIn(_folder.Path).Create(DateTimeOffset.UtcNow).Single().Reveal();
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        Assert.That(made.Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("{\"keys\":[]}")]
    [TestCase("{\"keys\":[\"one:c2VjcmV0LXdvcmRz\"]}")]
    [TestCase("secret-words")]
    public void File_WhenItIsBroken_SaysWhatToDoAndNotWhatItHolds(string content)
    {
        Directory.CreateDirectory(_folder.PathTo("keys"));
        File.WriteAllText(_folder.PathTo("keys", "master.json"), content);

        var fault = Assert.Throws<MasterKeyException>(() => Keys.Ring(_folder.Path))!;

        Assert.That(StartupError.Explain(fault), Does.Contain("master.json cannot be read").And.Contains("backup"));
        Assert.That(fault.ToString(), Does.Not.Contain("c2VjcmV0").And.Not.Contains("secret-words"));
    }

    [Test]
    public void Ring_WhenKeysAreConfiguredLater_StillOpensWhatTheFileSealed()
    {
        var envelope = Keys.Protector(_folder.Path).Encrypt([1, 2, 3], _context);

        var moved = Keys.Protector(_folder.Path, Keys.Named("configured"));

        Assert.That(moved.Decrypt(envelope, _context).Value, Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Keys.Ring(_folder.Path, Keys.Named("configured")).Current.Id, Is.EqualTo("configured"));
    }

    [Test]
    public void ToString_IsNeverTheKey() =>
        Assert.That(MasterKey.TryParse(Keys.Named("one"))!.ToString(), Is.EqualTo("one"));
}
