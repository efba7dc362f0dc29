using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ImageGenerator.Sdk;

/// <summary>
/// Every call of the API, generated from its document; the other files of this folder add what programs need around it.
/// The <see cref="HttpClient"/> that it is given has a <see cref="HttpClient.BaseAddress"/> that ends in a slash.
/// </summary>
public partial class ImageGeneratorClient
{
    /// <summary>A client for programs that keep one; others take it from their HTTP client factory.</summary>
    /// <param name="address">Where the installation is, with its path if it has one.</param>
    /// <param name="apiKey">An API key (<c>ig_…</c>) or an access token.</param>
    public static ImageGeneratorClient Connect(Uri address, string apiKey)
    {
        ArgumentNullException.ThrowIfNull(address);

        var folder = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        var http = new HttpClient { BaseAddress = folder };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        return new ImageGeneratorClient(http);
    }

    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
        settings.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WireEnums.Apply } };
}
