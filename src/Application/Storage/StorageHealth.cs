using ImageGenerator.Application.Common;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Storage;

/// <summary>
/// Whether this process can write files now. One failed write closes the gate for all of its workers; it is opened
/// again by a probe that succeeds, and probes become rarer the longer it lasts.
/// </summary>
[SingletonService]
public sealed partial class StorageHealth : IDisposable
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);

    // While all is well somebody looks now and then, so that a disk that fills up slowly is noticed before an image is
    // made.
    private static readonly TimeSpan _probedEvery = TimeSpan.FromSeconds(10);

    private readonly IBlobStore _blobs;
    private readonly TimeProvider _clock;
    private readonly ILogger<StorageHealth> _logger;
    private readonly SemaphoreSlim _probing = new(1);
    private readonly Lock _gate = new();
    private StorageFault? _fault;
    private TimeSpan _pause = _firstPause;
    private DateTimeOffset _nextProbe = DateTimeOffset.MinValue;

    public StorageHealth(IBlobStore blobs, TimeProvider clock, ILogger<StorageHealth> logger)
    {
        (_blobs, _clock, _logger) = (blobs, clock, logger);
        Telemetry.Meter.CreateObservableGauge(
            "imagegenerator.storage.writable",
            () => Fault is null ? 1 : 0,
            description: "1 while files can be written, otherwise 0."
        );
    }

    /// <summary>What is wrong; null while nothing is known to be.</summary>
    public StorageFault? Fault
    {
        get
        {
            lock (_gate)
                return _fault;
        }
    }

    /// <summary>How long it takes until the storage is looked at again.</summary>
    public TimeSpan UntilNextProbe
    {
        get
        {
            lock (_gate)
            {
                var left = _nextProbe - _clock.GetUtcNow();
                return left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
            }
        }
    }

    /// <summary>A write has failed: nobody begins anything that ends in one.</summary>
    public void ReportFailure(StorageUnavailableException failure)
    {
        lock (_gate)
        {
            // Others noticed it first. A write that fails behind an opened gate shows that the probe asked for too
            // little: the pause goes on growing until a write succeeds.
            if (_fault is not null)
                return;

            LogFailing(failure.Fault, failure.Message);
            Close(failure.Fault);
        }
    }

    /// <summary>A write has succeeded.</summary>
    public void ReportSuccess()
    {
        lock (_gate)
        {
            if (_fault is not null)
                LogWritable();
            _fault = null;
            _pause = _firstPause;
        }
    }

    /// <summary>Whether files can be written, by what is known or by a probe when one is due.</summary>
    public async Task<bool> IsWritableAsync(CancellationToken cancellationToken)
    {
        if (!IsProbeDue())
            return Fault is null;

        await _probing.WaitAsync(cancellationToken);
        try
        {
            if (IsProbeDue())
                await ProbeAsync(cancellationToken);
            return Fault is null;
        }
        finally
        {
            _probing.Release();
        }
    }

    public void Dispose() => _probing.Dispose();

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _blobs.ProbeAsync(cancellationToken);
            lock (_gate)
            {
                if (_fault is not null)
                    LogWritable();
                _fault = null;
                _nextProbe = _clock.GetUtcNow() + _probedEvery;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var unavailable = StorageUnavailableException.From(failure)
                ?? new StorageUnavailableException(failure.Message, failure);
            lock (_gate)
            {
                if (_fault is null)
                    LogFailing(unavailable.Fault, unavailable.Message);
                Close(unavailable.Fault);
            }
        }
    }

    private void Close(StorageFault fault)
    {
        _fault = fault;
        _nextProbe = _clock.GetUtcNow() + _pause;
        _pause = Longer(_pause);
    }

    private bool IsProbeDue()
    {
        lock (_gate)
            return _clock.GetUtcNow() >= _nextProbe;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < _longestPause ? pause * 2 : _longestPause;

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The storage cannot be written to ({Fault}): no jobs are begun until it can. {Reason}"
    )]
    private partial void LogFailing(StorageFault fault, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The storage can be written to again")]
    private partial void LogWritable();
}
