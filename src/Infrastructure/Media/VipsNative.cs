using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>
/// The functions of libvips and GObject that are used here: its introspection interface, which has no variadic calls
/// and so is safe on every ABI. All of them are exported by the one library (sharp's builds) or its dependencies (the
/// system's).
/// </summary>
internal static unsafe partial class VipsNative
{
    /// <summary>The name that <see cref="VipsLibrary"/> resolves.</summary>
    public const string Library = "vips";

    [LibraryImport(Library, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Init(string programName);

    [LibraryImport(Library, EntryPoint = "vips_version")]
    public static partial int Version(int part);

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max")]
    public static partial void SetCacheSize(int operations);

    [LibraryImport(Library, EntryPoint = "vips_concurrency_set")]
    public static partial void SetConcurrency(int threads);

    [LibraryImport(Library, EntryPoint = "vips_block_untrusted_set")]
    public static partial void BlockUntrusted(int blocked);

    [LibraryImport(Library, EntryPoint = "vips_operation_block_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Block(string operationClass, int blocked);

    [LibraryImport(Library, EntryPoint = "vips_error_buffer_copy")]
    public static partial nint TakeErrors();

    [LibraryImport(Library, EntryPoint = "vips_foreign_find_load_buffer")]
    public static partial nint FindLoader(void* data, nuint length);

    [LibraryImport(Library, EntryPoint = "vips_nickname_find")]
    public static partial nint Nickname(nuint type);

    [LibraryImport(Library, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewOperation(string name);

    [LibraryImport(Library, EntryPoint = "vips_cache_operation_buildp")]
    public static partial int Build(ref nint operation);

    [LibraryImport(Library, EntryPoint = "vips_object_unref_outputs")]
    public static partial void ReleaseOutputs(nint operation);

    [LibraryImport(
        Library,
        EntryPoint = "vips_object_set_argument_from_string",
        StringMarshalling = StringMarshalling.Utf8
    )]
    public static partial int SetArgument(nint operation, string name, string value);

    [LibraryImport(Library, EntryPoint = "vips_image_get_type")]
    public static partial nuint ImageType();

    [LibraryImport(Library, EntryPoint = "vips_blob_get_type")]
    public static partial nuint BlobType();

    [LibraryImport(Library, EntryPoint = "vips_value_set_blob")]
    public static partial void SetBlob(ref GValue value, nint free, void* data, nuint length);

    [LibraryImport(Library, EntryPoint = "vips_value_get_blob")]
    public static partial byte* GetBlob(ref GValue value, out nuint length);

    [LibraryImport(Library, EntryPoint = "vips_image_get_width")]
    public static partial int Width(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_height")]
    public static partial int Height(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_format")]
    public static partial int Format(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_hasalpha")]
    public static partial int HasAlpha(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_orientation")]
    public static partial int Orientation(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_as_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetField(VipsImage image, string name, out nint text);

    [LibraryImport(Library, EntryPoint = "vips_image_copy_memory")]
    public static partial nint CopyToMemory(VipsImage image);

    [LibraryImport(Library, EntryPoint = "g_type_from_name")]
    public static partial nuint TypeFromName(nint name);

    [LibraryImport(Library, EntryPoint = "g_value_init")]
    public static partial nint InitValue(ref GValue value, nuint type);

    [LibraryImport(Library, EntryPoint = "g_value_unset")]
    public static partial void ClearValue(ref GValue value);

    [LibraryImport(Library, EntryPoint = "g_value_set_object")]
    public static partial void SetObject(ref GValue value, VipsImage image);

    [LibraryImport(Library, EntryPoint = "g_value_dup_object")]
    public static partial nint DuplicateObject(ref GValue value);

    [LibraryImport(Library, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetProperty(nint instance, string name, ref GValue value);

    [LibraryImport(Library, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void GetProperty(nint instance, string name, ref GValue value);

    [LibraryImport(Library, EntryPoint = "g_object_unref")]
    public static partial void Release(nint instance);

    [LibraryImport(Library, EntryPoint = "g_free")]
    public static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "g_log_set_handler", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint SetLogHandler(
        string domain,
        int levels,
        delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler,
        nint data
    );

    /// <summary>
    /// A log handler that says nothing: libvips would write what it thinks of every damaged file to the console.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void Ignore(nint domain, int level, nint message, nint data) { }

    /// <summary>GLib's tagged value: a type and two words of data.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GValue
    {
        public nuint Type;
        public long Data1;
        public long Data2;
    }
}
