using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// A form with files in it (<c>multipart/form-data</c>), read to its end. File names and types are not believed, nor
/// even kept.
/// </summary>
internal sealed class MultipartForm : IAsyncDisposable
{
    public const string ContentType = "multipart/form-data";

    private const int MaxParts = 64;
    private const int MaxTextBytes = 256 * 1024;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<KeyValuePair<string, Stream>> _files = [];
    private readonly List<KeyValuePair<string, string>> _texts = [];
    private readonly List<string> _unreadable = [];

    /// <summary>The files by the names of their fields, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, Stream>> Files => _files;

    /// <summary>The other fields, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts => _texts;

    /// <summary>
    /// The names of other fields that hold no text, or more than a field may hold: a file under a name that takes none.
    /// </summary>
    public IReadOnlyList<string> Unreadable => _unreadable;

    internal static bool Is(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the request's form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isFile">Says by its name whether a field is a file.</param>
    /// <param name="maxFileBytes">Bytes that each file may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="BadHttpRequestException">It is no such form, or it is too large.</exception>
    internal static async Task<MultipartForm> ReadAsync(
        HttpRequest request,
        Func<string, bool> isFile,
        long maxFileBytes,
        CancellationToken cancellationToken
    )
    {
        var form = new MultipartForm();
        try
        {
            var reader = new MultipartReader(BoundaryOf(request), request.Body);
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; )
            {
                if (++parts > MaxParts)
                    throw Malformed();

                await form.TakeAsync(section, isFile, maxFileBytes, cancellationToken);
            }

            return form;
        }
        catch (Exception fault)
        {
            await form.DisposeAsync();
            if (fault is not BadHttpRequestException && fault is InvalidDataException or IOException)
            {
                throw Malformed(fault);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, file) in _files)
            await file.DisposeAsync();
    }

    private async Task TakeAsync(
        MultipartSection section,
        Func<string, bool> isFile,
        long maxFileBytes,
        CancellationToken cancellationToken
    )
    {
        var name = HeaderUtilities.RemoveQuotes(section.GetContentDispositionHeader()?.Name ?? "").Value;
        if (string.IsNullOrEmpty(name))
            throw Malformed();

        if (isFile(name))
        {
            _files.Add(new(name, await RequestBodyBuffer.ReceiveAsync(section.Body, maxFileBytes, cancellationToken)));
            return;
        }

        if (await ReadTextAsync(section.Body, cancellationToken) is { } text)
            _texts.Add(new(name, text));
        else
            _unreadable.Add(name);
    }

    /// <returns>Null for what is no text, or too long a one.</returns>
    private static async Task<string?> ReadTextAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var text = new MemoryStream();
            await using var spooled = await RequestBodyBuffer.ReceiveAsync(body, MaxTextBytes, cancellationToken);
            await spooled.CopyToAsync(text, cancellationToken);
            return _utf8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
        catch (Exception fault) when (fault is DecoderFallbackException or BadHttpRequestException { StatusCode: 413 })
        {
            return null;
        }
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary
            ? boundary
            : throw Malformed();

    private static BadHttpRequestException Malformed(Exception? inner = null) =>
        new("The form could not be read.", StatusCodes.Status400BadRequest, inner!);
}
