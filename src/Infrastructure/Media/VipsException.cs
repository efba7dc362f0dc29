using System.Runtime.InteropServices;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>What libvips said when it could not do something. For logs: people are told in plainer words.</summary>
internal sealed class VipsException(string message) : Exception(message)
{
    /// <summary>
    /// From libvips' own record, which is emptied. All threads share that record, so at times it holds another image's
    /// words.
    /// </summary>
    public static VipsException Take() => new(TakeMessage());

    public static string TakeMessage()
    {
        var text = VipsNative.TakeErrors();
        try
        {
            return Marshal.PtrToStringUTF8(text)?.Trim() is { Length: > 0 } message ? message : "no reason given";
        }
        finally
        {
            VipsNative.Free(text);
        }
    }
}
