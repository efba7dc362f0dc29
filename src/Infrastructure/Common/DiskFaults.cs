using ImageGenerator.Application.Storage;

namespace ImageGenerator.Infrastructure.Common;

/// <summary>
/// Tells a disk that is full or failing apart from every other fault, at the operations that touch the disk and nothing
/// else.
/// </summary>
internal static class DiskFaults
{
    /// <exception cref="StorageUnavailableException">The disk is full or failing.</exception>
    public static T Translate<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception failure)
            when (failure is not StorageUnavailableException
                && StorageUnavailableException.From(failure) is { } translated
            )
        {
            throw translated;
        }
    }

    /// <inheritdoc cref="Translate{T}"/>
    public static void Translate(Action operation) =>
        Translate(() =>
        {
            operation();
            return true;
        });

    /// <inheritdoc cref="Translate{T}"/>
    public static async ValueTask TranslateAsync(Func<ValueTask> operation)
    {
        try
        {
            await operation();
        }
        catch (Exception failure)
            when (failure is not StorageUnavailableException
                && StorageUnavailableException.From(failure) is { } translated
            )
        {
            throw translated;
        }
    }
}
