using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>
/// KIE AI's HTTP API, as far as it is used: https://docs.kie.ai (read in November 2026). There is no specification of
/// the whole.
/// </summary>
internal interface IKieApi
{
    [Post("/api/v1/jobs/createTask")]
    Task<HttpResponseMessage> CreateTaskAsync(
        [Body(buffered: true)] KieTask task,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/api/v1/jobs/recordInfo")]
    Task<HttpResponseMessage> GetTaskAsync(
        [AliasAs("taskId")] string taskId,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>The same for FLUX Kontext, which has endpoints of its own.</summary>
    [Post("/api/v1/flux/kontext/generate")]
    Task<HttpResponseMessage> CreateKontextAsync(
        [Body(buffered: true)] KieKontext task,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/api/v1/flux/kontext/record-info")]
    Task<HttpResponseMessage> GetKontextAsync(
        [AliasAs("taskId")] string taskId,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>What the account has left.</summary>
    [Get("/api/v1/chat/credit")]
    Task<HttpResponseMessage> GetCreditAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Lays a file where KIE AI can fetch it; on a host of its own, see <see cref="KieUploads"/>.</summary>
    /// <param name="form"><c>file</c>, <c>uploadPath</c> and <c>fileName</c>.</param>
    [Post("/api/file-stream-upload")]
    Task<HttpResponseMessage> UploadAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
