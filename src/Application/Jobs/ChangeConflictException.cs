namespace ImageGenerator.Application.Jobs;

/// <summary>
/// A worker's change was not saved, because somebody else changed the same job each time that it was tried. The lease
/// runs out, and the next worker takes the job up.
/// </summary>
public sealed class ChangeConflictException : Exception
{
    public ChangeConflictException(JobLease lease, int tries, Exception inner)
        : base(
            $"The job {lease?.JobId} was changed from outside {tries} times in a row; the change was given up.",
            inner
        ) { }

    public ChangeConflictException(string message, Exception inner)
        : base(message, inner) { }

    public ChangeConflictException(string message)
        : base(message) { }

    public ChangeConflictException() { }
}
