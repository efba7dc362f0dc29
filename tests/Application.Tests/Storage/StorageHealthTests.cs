using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace ImageGenerator.Application.Tests.Storage;

[TestFixture]
internal sealed class StorageHealthTests
{
    private static readonly StorageUnavailableException _full = new(StorageFault.Full, "No room.");

    private readonly TestClock _clock = new();
    private readonly Mock<IBlobStore> _blobs = new();
    private StorageHealth _health = null!;
    private int _probes;

    [SetUp]
    public void SetUp()
    {
        _probes = 0;
        _health = new StorageHealth(_blobs.Object, _clock, NullLogger<StorageHealth>.Instance);
        Probe(succeeds: true);
    }

    [TearDown]
    public void TearDown() => _health.Dispose();

    [Test]
    public async Task IsWritable_WhenAWriteHasFailed_IsFalseUntilAProbeSucceeds()
    {
        _health.ReportFailure(_full);
        var atOnce = await _health.IsWritableAsync(CancellationToken.None);
        _clock.Now += _health.UntilNextProbe;

        var later = await _health.IsWritableAsync(CancellationToken.None);

        Assert.That((atOnce, later, _health.Fault), Is.EqualTo((false, true, (StorageFault?)null)));
    }

    [Test]
    public async Task IsWritable_WhileProbesFail_ProbesEverMoreRarely()
    {
        Probe(succeeds: false);
        var pauses = new List<double>();
        _health.ReportFailure(_full);
        for (var probe = 0; probe < 6; probe++)
        {
            pauses.Add(_health.UntilNextProbe.TotalSeconds);
            _clock.Now += _health.UntilNextProbe;
            await _health.IsWritableAsync(CancellationToken.None);
        }

        Assert.That(pauses, Is.EqualTo(new double[] { 1, 2, 4, 8, 15, 15 }));
        Assert.That(_probes, Is.EqualTo(6), "once each time");
    }

    [Test]
    public async Task ReportFailure_WhenTheProbeSucceedsAndTheWriteDoesNot_WaitsLonger()
    {
        _health.ReportFailure(_full);
        _clock.Now += _health.UntilNextProbe;
        await _health.IsWritableAsync(CancellationToken.None);

        _health.ReportFailure(_full);

        Assert.That(_health.UntilNextProbe, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void ReportFailure_FromManyWorkersAtOnce_CountsOnce()
    {
        for (var worker = 0; worker < 8; worker++)
            _health.ReportFailure(_full);

        Assert.That(_health.UntilNextProbe, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task IsWritable_WhenAllIsWell_LooksNowAndThen()
    {
        await _health.IsWritableAsync(CancellationToken.None);
        await _health.IsWritableAsync(CancellationToken.None);
        Probe(succeeds: false);
        _clock.Now += TimeSpan.FromSeconds(10);

        var writable = await _health.IsWritableAsync(CancellationToken.None);

        Assert.That((writable, _probes), Is.EqualTo((false, 2)));
    }

    private void Probe(bool succeeds) =>
        _blobs
            .Setup(port => port.ProbeAsync(It.IsAny<CancellationToken>()))
            .Callback(() => _probes++)
            .Returns(succeeds ? Task.CompletedTask : Task.FromException(_full));
}
