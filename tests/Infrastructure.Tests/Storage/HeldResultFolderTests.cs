using ImageGenerator.Application.Outputs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Storage.FileSystem;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGenerator.Infrastructure.Tests.Storage;

[TestFixture]
internal sealed class HeldResultFolderTests
{
    private readonly HeldAttempt _attempt = new(JobId.New(), 2);
    private TemporaryFolder _folder = null!;
    private HeldResultFolder _held = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _held = new HeldResultFolder(_folder.PathTo("held"), NullLogger<HeldResultFolder>.Instance);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Find_AfterKeep_HasAllOfIt()
    {
        using var half = new MemoryStream([1, 2, 3]) { Position = 2 };
        var kept = await KeepAsync(half);

        await using var found = await _held.FindAsync(_attempt, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept, Is.True);
            Assert.That(found, Has.Property("Sent").EqualTo(3).And.Property("ReportedCost").EqualTo(Money.Usd(0.125m)));
            Assert.That(found!.Usage, Is.EqualTo(new ProviderUsage { InputTextTokens = 7, Seconds = 1.5m }));
            Assert.That((found.Outputs.Single().Index, found.Outputs.Single().Seed), Is.EqualTo((1, 42L)));
            Assert.That(
                await ReadAsync(found.Outputs.Single().Content),
                Is.EqualTo(new byte[] { 1, 2, 3 }),
                "from its beginning"
            );
            Assert.That(_held.List().Single().Attempt, Is.EqualTo(_attempt));
        }
    }

    [Test]
    public async Task Find_OfAnotherAttempt_IsNull()
    {
        using var image = new MemoryStream([1]);
        await KeepAsync(image);

        Assert.That(await _held.FindAsync(_attempt with { Number = 1 }, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Remove_Twice_LeavesNothing()
    {
        using var image = new MemoryStream([1]);
        await KeepAsync(image);

        _held.Remove(_attempt);
        _held.Remove(_attempt);

        Assert.That(
            (await _held.FindAsync(_attempt, CancellationToken.None), _held.List().Count),
            Is.EqualTo(((HeldResult?)null, 0))
        );
    }

    private Task<bool> KeepAsync(Stream image) =>
        _held.KeepAsync(
            _attempt,
            new HeldResult(
                3,
                Money.Usd(0.125m),
                new ProviderUsage { InputTextTokens = 7, Seconds = 1.5m },
                [new HeldOutput(1, 42, image)]
            ),
            CancellationToken.None
        );

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
