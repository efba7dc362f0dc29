namespace ImageGenerator.Application.Jobs;

/// <summary>Why the work on a job is to stop.</summary>
public enum StopReason
{
    /// <summary>Somebody cancelled the job.</summary>
    Cancelled,

    /// <summary>The lease is lost: another worker has the job.</summary>
    LeaseLost,

    /// <summary>This process is going down.</summary>
    ShuttingDown,

    /// <summary>The attempt took too long.</summary>
    TimedOut,
}

/// <summary>The string by which a worker stops the work on one job. The first reason counts.</summary>
public sealed class JobCancellation : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private bool _isTimeLimited = true;

    /// <summary>Cancelled when the work is to stop.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Why; null while the work goes on.</summary>
    public StopReason? Reason { get; private set; }

    /// <summary>True while the provider's time runs.</summary>
    public bool IsTimeLimited
    {
        get
        {
            lock (_gate)
                return _isTimeLimited;
        }
    }

    /// <summary>
    /// The provider has had its say: what comes now is our own work, and takes the time that it takes.
    /// </summary>
    public void EndTimeLimit()
    {
        lock (_gate)
            _isTimeLimited = false;
    }

    public void Stop(StopReason reason)
    {
        lock (_gate)
        {
            if (Reason is not null || (reason == StopReason.TimedOut && !_isTimeLimited))
                return;
            Reason = reason;
        }

        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();
}
