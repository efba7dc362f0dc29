using System.Net.Mime;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// The client's start page, told below which path it runs; everything else in it is relative to that.
/// </summary>
internal static class ClientPage
{
    private const string File = "index.html";
    private const string BaseAtTheRoot = """<base href="/" />""";

    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>At every address that is not ours and does not name a file.</summary>
    internal static void MapClientPage(this IEndpointRouteBuilder routes)
    {
        // Before the file of that name, which knows only the root.
        routes.MapMethods($"/{File}", _reading, ServeAsync).WithOrder(-1).AllowAnonymous().ExcludeFromDescription();
        routes
            .MapMethods("{*path:nonfile}", _reading, ServeAsync)
            .WithOrder(int.MaxValue)
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> ServeAsync(
        HttpContext context,
        IWebHostEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        var file = environment.WebRootFileProvider.GetFileInfo(File);
        if (!file.Exists)
            return Results.NotFound();

        using var reader = new StreamReader(file.CreateReadStream());
        var page = await reader.ReadToEndAsync(cancellationToken);
        context.Response.Headers.CacheControl = "no-cache";
        var here = $"""<base href="{context.Request.PathBase}/" />""";
        return Results.Text(
            page.Replace(BaseAtTheRoot, here, StringComparison.Ordinal),
            MediaTypeNames.Text.Html,
            System.Text.Encoding.UTF8
        );
    }
}
