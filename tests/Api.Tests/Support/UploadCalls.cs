using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>Bringing images along.</summary>
internal static class UploadCalls
{
    public const string Path = "/api/v1/uploads";

    public static HttpContent Raw(byte[] image, string? type = "image/png")
    {
        var content = new ByteArrayContent(image);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    public static MultipartFormDataContent Form(params (string Field, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            form.Add(part, field, "../../etc/passwd.exe");
        }

        return form;
    }

    public static async Task<JsonElement> UploadAsync(this HttpClient client, byte[] image)
    {
        using var response = await client.PostAsync(Path, Raw(image));
        return await response.ReadAsync(HttpStatusCode.Created);
    }
}
