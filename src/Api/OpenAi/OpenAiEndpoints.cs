using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Uploads;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// OpenAI's image API on our own: any client of theirs makes images through our routing, budgets and library when its
/// base address is <c>…/v1</c> and its key one of ours. Described in docs/openai-compatible.md, and not in our own
/// document: its contract is OpenAI's.
/// </summary>
internal sealed class OpenAiEndpoints : IRootEndpointGroup
{
    private const long MaxEditBytes = 128L * 1024 * 1024;
    private const long MaxVariationBytes = Upload.MaxBytes + 1024 * 1024;

    public void AddServices(IServiceCollection services)
    {
        services
            .AddOptions<OpenAiOptions>()
            .BindConfiguration(OpenAiOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IApiSurface, OpenAiSurface>();
        services.AddSingleton<ImageLinks>();
        services.AddScoped<ImageRequestHandler>();
        services.AddScoped<EditImages>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var openAi = routes.MapGroup(OpenAiHeaders.Prefix).ExcludeFromDescription();
        openAi.MapPost("/images/generations", CreateImages).RequireAuthorization(Policies.Create).EndsWithCredential();
        openAi
            .MapPost("/images/edits", EditImages)
            .RequireAuthorization(Policies.Create)
            .EndsWithCredential()
            .WithMetadata(new RequestSizeLimitAttribute(MaxEditBytes));
        openAi
            .MapPost("/images/variations", VaryImage)
            .RequireAuthorization(Policies.Create)
            .EndsWithCredential()
            .WithMetadata(new RequestSizeLimitAttribute(MaxVariationBytes));
        openAi.MapGet("/models", ListModels).RequireAuthorization(Policies.View);
        openAi.MapGet("/models/{**id}", GetModel).RequireAuthorization(Policies.View);
        openAi.MapGet("/images/files/{token}", GetImageFile).AllowAnonymous();
    }

    private static Task<IResult> CreateImages(HttpContext context, ImageRequestHandler calls) =>
        calls.GenerateAsync(context);

    private static Task<IResult> EditImages(HttpContext context, ImageRequestHandler calls) => calls.EditAsync(context);

    private static Task<IResult> VaryImage(HttpContext context, ImageRequestHandler calls) => calls.VaryAsync(context);

    private static IResult ListModels(IModelCatalog models, TimeProvider clock) =>
        Results.Json(new OpenAiModelList(All(models, clock)));

    private static IResult GetModel(string id, IModelCatalog models, TimeProvider clock)
    {
        // Ids have a slash in them, which clients write as they must, and which a path keeps so.
        var name = Uri.UnescapeDataString(id);
        return All(models, clock).FirstOrDefault(model => model.Id == name) is { } model
            ? Results.Json(model)
            : new OpenAiError(
                404,
                OpenAiError.InvalidRequest,
                "model_not_found",
                "There is no such model. GET /v1/models lists those on offer.",
                "model"
            );
    }

    private static List<OpenAiModel> All(IModelCatalog models, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var offered = models.All.Where(model => model.Generates && !model.IsRetired(today)).ToList();
        return
        [
            .. offered.Select(OpenAiModel.From),
            .. offered
                .Where(model => model.Family is not null)
                .GroupBy(model => model.Family!, StringComparer.Ordinal)
                .Select(OpenAiModel.From),
        ];
    }

    private static async Task<IResult> GetImageFile(
        string token,
        HttpContext context,
        ImageLinks links,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (links.Open(token) is not { } link)
            return Gone();

        // Who has the address may see the image, whoever they are: the address says whose it is.
        context.RequestServices.GetRequiredService<ActorScope>().EnterAnonymous(link.Organization);
        var content = await mediator.Send(new GetLinkedAssetContent(link.Organization, link.Asset), cancellationToken);
        if (!content.Succeeded)
            return Gone();

        context.Response.Headers.CacheControl = $"private, max-age={(long)Math.Max(0, link.Left.TotalSeconds)}";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Stream(
            content.Value.Blob.Content,
            content.Value.MediaType,
            null,
            content.Value.Blob.LastModified,
            enableRangeProcessing: true
        );
    }

    private static OpenAiError Gone() =>
        new(
            404,
            OpenAiError.InvalidRequest,
            "file_not_found",
            "There is no image at this address, or the address is too old."
        );
}
