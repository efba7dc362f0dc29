using System.Text.Json;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>
/// Stands between an adapter and Prism: asks for the answer that a test wants, and keeps what Prism says of the
/// request.
/// </summary>
internal sealed class PrismListener
{
    /// <summary>
    /// What the <c>Prefer</c> header says: <c>code=403</c>; null for the first answer that the specification has.
    /// </summary>
    public string? Prefer { get; set; }

    /// <summary>The last answer's status.</summary>
    public int Status { get; private set; }

    /// <summary>
    /// What of the request broke the specification; the specifications' own examples do so too, and do not count.
    /// </summary>
    public IReadOnlyList<string> Violations { get; private set; } = [];

    public void ListenTo(IServiceCollection services, string provider) =>
        services
            .AddHttpClient(ProviderHttpRegistration.ClientName(provider, trusted: true))
            .AddHttpMessageHandler(() => new Handler(this));

    private sealed class Handler(PrismListener listener) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (listener.Prefer is { } wanted)
            {
                // Prism has no error to give to somebody who accepts only images; the services do not look at it for
                // errors.
                request.Headers.Accept.Clear();
                request.Headers.Accept.ParseAdd("application/json");
                request.Headers.TryAddWithoutValidation("Prefer", wanted);
            }

            var response = await base.SendAsync(request, cancellationToken);
            listener.Status = (int)response.StatusCode;
            listener.Violations = response.Headers.TryGetValues("sl-violations", out var found)
                ? OfRequest(found.Single())
                : [];
            return response;
        }

        private static string[] OfRequest(string violations) =>
            [
                .. JsonSerializer
                    .Deserialize<JsonElement>(violations)
                    .EnumerateArray()
                    .Where(violation => violation.GetProperty("location")[0].GetString() == "request")
                    .Select(violation => violation.ToString()),
            ];
    }
}
