using System.Text;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Puts a connection's key into a request, in one way for all providers. It is not parsed: what complains about a key
/// that is none would repeat it. What no header can hold is left out, and the provider says that there is no key.
/// </summary>
internal static class ProviderKey
{
    public const string Authorization = "Authorization";

    public static void AddBearer(HttpRequestMessage request, ProviderConnection connection) =>
        Add(request, connection, Authorization, "Bearer ");

    /// <param name="name">The header that the provider takes its key in.</param>
    /// <param name="scheme">What stands before the key.</param>
    public static void Add(HttpRequestMessage request, ProviderConnection connection, string name, string scheme = "")
    {
        if (connection.Secret is { } secret)
            Set(request, name, scheme + secret.Reveal());
    }

    /// <summary>User name and password, <c>user:password</c>, for servers behind Basic authentication.</summary>
    public static string BasicOf(string secret) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}";

    /// <summary>Sets a header to a value that has the key in it.</summary>
    public static void Set(HttpRequestMessage request, string name, string value)
    {
        if (value.All(character => character is >= ' ' and <= '~'))
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
