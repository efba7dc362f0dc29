namespace ImageGenerator.Application.Storage;

/// <summary>Why files cannot be written now.</summary>
public enum StorageFault
{
    /// <summary>The disk or the quota is full.</summary>
    Full,

    /// <summary>The folder is missing, read-only or not ours, or the disk reports errors.</summary>
    Failing,
}

/// <summary>
/// Files cannot be written, or read, now. It is nobody's input that is wrong, and it may pass: whoever holds something
/// that was paid for keeps it and tries again.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException(StorageFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public StorageUnavailableException()
        : this(StorageFault.Failing, "The storage is not available.") { }

    public StorageUnavailableException(string message)
        : this(StorageFault.Failing, message) { }

    public StorageUnavailableException(string message, Exception inner)
        : this(StorageFault.Failing, message, inner) { }

    public StorageFault Fault { get; }

    /// <summary>What a failed file operation says of the disk; null when it says nothing of it.</summary>
    public static StorageUnavailableException? From(Exception failure) =>
        failure switch
        {
            StorageUnavailableException known => known,
            IOException when IsFull(failure) => new StorageUnavailableException(
                StorageFault.Full,
                "There is no room left on the storage.",
                failure
            ),
            IOException or UnauthorizedAccessException => new StorageUnavailableException(
                StorageFault.Failing,
                $"The storage cannot be used: {failure.Message}",
                failure
            ),
            _ => null,
        };

    // ENOSPC, EDQUOT (Linux, macOS); ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED (Windows).
    private static bool IsFull(Exception failure) =>
        failure.HResult
            is 28
                or 122
                or 69
                or unchecked((int)0x80070070)
                or unchecked((int)0x80070027)
                or unchecked((int)0x8007050F);
}
