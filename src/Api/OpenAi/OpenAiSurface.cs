using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.OpenAi;

/// <summary>Where refusals are written as OpenAI writes them, whoever refuses.</summary>
internal sealed class OpenAiSurface : IApiSurface
{
    public PathString Prefix => OpenAiHeaders.Prefix;

    public Task WriteProblemAsync(HttpContext context, ProblemDetails problem) =>
        OpenAiError.Of(problem).ExecuteAsync(context);
}
