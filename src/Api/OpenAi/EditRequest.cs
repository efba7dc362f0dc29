using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Uploads;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// What an edit is made of: parameters, images and a mask, from a form or from JSON with data URLs.
/// </summary>
internal sealed partial class EditRequest : IAsyncDisposable
{
    // One image of the greatest size, as base64, and room for the words.
    private const long MaxJsonBytes = Upload.MaxBytes / 3L * 4 + 512 * 1024;

    private readonly IAsyncDisposable? _form;

    private EditRequest(RawParameters parameters, IReadOnlyList<Stream> images, Stream? mask, IAsyncDisposable? form) =>
        (Parameters, Images, Mask, _form) = (parameters, images, mask, form);

    public RawParameters Parameters { get; }

    public IReadOnlyList<Stream> Images { get; }

    /// <summary>OpenAI's kind of mask: what can be seen through is to be changed.</summary>
    public Stream? Mask { get; }

    /// <exception cref="BadHttpRequestException">It is no form, or too large.</exception>
    internal static async Task<EditRequest> FromFormAsync(HttpRequest request)
    {
        var form = await MultipartForm.ReadAsync(request, IsFile, Upload.MaxBytes, request.HttpContext.RequestAborted);
        var parameters = RawParameters.From(form.Texts, form.Unreadable);
        Stream[] images = [.. form.Files.Where(file => file.Key != "mask").Select(file => file.Value)];
        Stream[] masks = [.. form.Files.Where(file => file.Key == "mask").Select(file => file.Value)];
        if (masks.Length > 1)
            parameters.Refuse("invalid_value", "Send one mask at most.", "mask");
        return Counted(new EditRequest(parameters, images, masks.FirstOrDefault(), form));
    }

    /// <summary>The one image of a variation, and its parameters.</summary>
    /// <exception cref="BadHttpRequestException">It is no form, or too large.</exception>
    internal static async Task<EditRequest> FromVariationAsync(HttpRequest request)
    {
        var form = await MultipartForm.ReadAsync(
            request,
            name => name == "image",
            Upload.MaxBytes,
            request.HttpContext.RequestAborted
        );
        var parameters = RawParameters.From(form.Texts, form.Unreadable);
        if (form.Files.Count > 1)
            parameters.Refuse("invalid_value", "Send one image.", "image");
        return Counted(new EditRequest(parameters, [.. form.Files.Select(file => file.Value)], mask: null, form));
    }

    /// <summary>Lets a request with JSON be as large as one image makes it.</summary>
    internal static void AllowJson(HttpContext context)
    {
        if (
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is
            { IsReadOnly: false } limit
        )
            limit.MaxRequestBodySize = MaxJsonBytes;
    }

    internal static EditRequest FromJson(RawParameters parameters)
    {
        var images = new List<Stream>();
        if (parameters.Element("images") is { } named)
        {
            if (named.ValueKind != JsonValueKind.Array)
                parameters.Refuse("invalid_type", "Invalid type for 'images': expected an array.", "images");
            else
                images.AddRange(
                    named
                        .EnumerateArray()
                        .Take(GenerationRequest.MaxReferences + 1)
                        .Select(image => Decode(parameters, image, "images"))
                        .OfType<Stream>()
                );
        }

        var mask = parameters.Element("mask") is { } shape ? Decode(parameters, shape, "mask") : null;
        return Counted(new EditRequest(parameters, images, mask, form: null));
    }

    public ValueTask DisposeAsync() => _form?.DisposeAsync() ?? ValueTask.CompletedTask;

    // One image, or several of them as clients number them.
    private static bool IsFile(string name) => name == "mask" || ImageField().IsMatch(name);

    private static EditRequest Counted(EditRequest request)
    {
        if (request.Images.Count == 0)
            request.Parameters.Refuse("missing_required_parameter", "Missing required parameter: 'image'.", "image");
        if (request.Images.Count > GenerationRequest.MaxReferences)
            request.Parameters.Refuse(
                "invalid_value",
                $"Send {GenerationRequest.MaxReferences} images at most.",
                "image"
            );
        return request;
    }

    private static MemoryStream? Decode(RawParameters parameters, JsonElement image, string param)
    {
        if (
            image.ValueKind == JsonValueKind.Object
            && image.TryGetProperty("image_url", out var url)
            && url.ValueKind == JsonValueKind.String
        )
        {
            // The text as it came, unless it has escapes: as a string of its own it would be twice as long again.
            var raw = JsonMarshal.GetRawUtf8Value(url)[1..^1];
            if (raw.Contains((byte)'\\'))
                raw = Encoding.UTF8.GetBytes(TextOf(url));
            var comma = raw.IndexOf((byte)',');
            if (
                comma > 0
                && raw.StartsWith("data:image/"u8)
                && raw[..comma].EndsWith(";base64"u8)
                && FromBase64(raw[(comma + 1)..]) is { } bytes
            )
            {
                return new MemoryStream(bytes, writable: false);
            }
        }

        parameters.Refuse(
            "invalid_image_url",
            $"Invalid value for '{param}': send an image as a data URL (data:image/png;base64,…) in 'image_url'.",
            param
        );
        return null;
    }

    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a character; no address has one.
            return "";
        }
    }

    private static byte[]? FromBase64(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (
            Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done
            || written > Upload.MaxBytes
        )
            return null;

        return bytes[..written];
    }

    [GeneratedRegex(@"\Aimage(\[[0-9]{0,3}\])?\z")]
    private static partial Regex ImageField();
}
