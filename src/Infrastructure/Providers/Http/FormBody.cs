using System.Net.Http.Headers;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>A multipart form written as browsers write it, which is what servers are tested with.</summary>
internal sealed class FormBody : MultipartFormDataContent
{
    public FormBody()
        : this($"form-{Guid.NewGuid():N}") { }

    private FormBody(string boundary)
        : base(boundary) =>
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data")
        {
            Parameters = { new NameValueHeaderValue("boundary", boundary) },
        };

    public void AddText(string name, string value)
    {
        var content = new StringContent(value);
        content.Headers.ContentType = null;
        AddPart(name, content, fileName: null);
    }

    public void AddFile(string name, string fileName, string mediaType, byte[] bytes) =>
        AddFile(name, fileName, mediaType, new ByteArrayContent(bytes));

    /// <summary>An image that is read while it is sent.</summary>
    public async Task AddFileAsync(
        string name,
        string fileName,
        RequestImage image,
        CancellationToken cancellationToken
    )
    {
        var content = new StreamContent(await image.OpenAsync(cancellationToken));
        content.Headers.ContentLength = image.Length;
        AddFile(name, fileName, image.MediaType, content);
    }

    private void AddFile(string name, string fileName, string mediaType, HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        AddPart(name, content, fileName);
    }

    private void AddPart(string name, HttpContent content, string? fileName)
    {
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = $"\"{name}\"",
            FileName = fileName is null ? null : $"\"{fileName}\"",
        };
        Add(content);
    }
}
