using System.Diagnostics;

namespace ImageGenerator.Api.OpenAi;

/// <summary>The addresses and headers of OpenAI's API.</summary>
internal static class OpenAiHeaders
{
    public const string Prefix = "/v1";

    private const string RequestId = "x-request-id";
    private const string GenerationId = "x-generation-id";
    private const string DroppedParameters = "x-dropped-parameters";

    /// <summary>Names the request, as clients show it beside an error: by its trace in our logs.</summary>
    internal static void Name(HttpContext context) =>
        context.Response.Headers[RequestId] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary>Names the generation that the call has made.</summary>
    internal static void Name(HttpContext context, Guid generation)
    {
        Name(context);
        context.Response.Headers[GenerationId] = generation.ToString();
    }

    /// <summary>Names the parameters that were sent and that the model lacks, as OpenAI calls them.</summary>
    internal static void NameDropped(HttpContext context, IEnumerable<string> fields)
    {
        var sent = fields.Where(field => field != ImageParameters.Strength).Select(OpenAiError.ParamOf).ToList();
        if (sent.Count > 0)
            context.Response.Headers[DroppedParameters] = string.Join(", ", sent);
    }
}
