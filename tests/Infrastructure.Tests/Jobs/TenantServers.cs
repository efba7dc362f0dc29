using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>
/// Servers of tenants on this machine: the guard that keeps customers out of private networks is left out.
/// </summary>
internal static class TenantServers
{
    public const string Provider = "automatic1111";
    public const string Path = "/sdapi/v1/txt2img";

    // A PNG of one pixel.
    private const string OneImage =
        """{"images":["iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="],"info":"{\"seed\":1}"}""";

    public static void Unguard(IServiceCollection services) =>
        services
            .AddHttpClient(ProviderHttpRegistration.ClientName(Provider, trusted: false))
            .ConfigurePrimaryHttpMessageHandler(() => ProviderHttpRegistration.NewHandler(trusted: true));

    public static StubServer Healthy(this StubServer server) => server.AnswerAll(200, OneImage);

    public static StubServer Faulty(this StubServer server) => server.AnswerAll(500, "{}");

    public static async Task EnqueueManyAsync(this Installation installation, Member member, string provider, int jobs)
    {
        for (var job = 0; job < jobs; job++)
        {
            await installation.EnqueueAsync(member, installation.New(member, of: installation.ModelOf(provider)));
        }
    }

    public static Task<long> CountAsync(this Installation installation, Member member, string status) =>
        installation.ScalarAsync<long>(
            $"SELECT count(*) FROM jobs WHERE organization_id = '{member.OrganizationId}' AND status = '{status}'"
        );

    public static int Asked(this StubServer server) => server.Requests.Count(request => request.Path == Path);

    /// <summary>The request for images, and the questions how far it is.</summary>
    private static StubServer AnswerAll(this StubServer server, int status, string body) =>
        server
            .Answer("POST", Path, status, body)
            .Answer("POST", "/internal/progress", status, "{}")
            .Answer("GET", "/sdapi/v1/progress", status, "{}");
}
