namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// A backup or a restore that cannot be done; the message says why and what to do, in a sentence for the operator.
/// </summary>
public sealed class BackupException : Exception
{
    public BackupException(string message)
        : base(message) { }

    public BackupException(string message, Exception inner)
        : base(message, inner) { }

    public BackupException() { }
}
