using System.Diagnostics;

namespace ImageGenerator.Api.OpenAi;

/// <summary>The addresses and headers of OpenAI's API.</summary>
internal static class OpenAiHeaders
{
    public const string Prefix = "/v1";

    private const string RequestId = "x-request-id";
    private const string GenerationId = "x-generation-id";

    /// <summary>Names the request, as clients show it beside an error: by its trace in our logs.</summary>
    internal static void Name(HttpContext context) =>
        context.Response.Headers[RequestId] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary>Names the generation that the call has made.</summary>
    internal static void Name(HttpContext context, Guid generation)
    {
        Name(context);
        context.Response.Headers[GenerationId] = generation.ToString();
    }
}
