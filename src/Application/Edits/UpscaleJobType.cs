using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Edits;

/// <summary>What is special about upscales: how they are asked for, what they cost, who else can do them.</summary>
internal sealed class UpscaleJobType(
    IModelCatalog models,
    IReferenceImages images,
    WorkPrices prices,
    ModelRouter router
) : ProviderJobType<Upscale>(models)
{
    public override JobKind Kind => Upscale.JobKind;

    protected override ProviderRequest Describe(Upscale job, RequestIdentity identity) =>
        new UpscaleRequest
        {
            JobId = identity.JobId,
            Attempt = identity.Attempt,
            Model = identity.Model,
            ProviderModel = identity.ProviderModel,
            Source = RequestImage.Absent,
            Factor = job.Own.Factor,
            Prompt = job.Settings.PromptIsGiven ? job.Settings.Prompt : null,
            NegativePrompt = job.Settings.NegativePrompt,
            Seed = job.Settings.Seed,
            OutputFormat = job.Settings.OutputFormat,
            Parameters = job.Settings.Parameters,
        };

    protected override async Task<Result<ProviderRequest>> PrepareAsync(
        Upscale job,
        ProviderRequest described,
        CancellationToken cancellationToken
    )
    {
        var source = new ReferenceImage(
            ReferenceSource.Asset,
            job.Settings.Source.AssetId.Value,
            job.Settings.Source.Size
        );
        var image = await images.OpenAsync(job.OrganizationId, source, cancellationToken);
        return image.Succeeded ? (UpscaleRequest)described with { Source = image.Value } : EditErrors.SourceNotFound;
    }

    protected override Money? PriceOf(Upscale job, int outputs, ProviderUsage? usage) =>
        prices.Of(job, job.Settings.ToWork().Measuring(usage));

    protected override ExpectedOutputs OutputsOf(Upscale job) =>
        new(job.OutputKind, 1, job.Settings.OutputFormat, job.Settings.Seed);

    protected override IJobSettings SettingsOf(Upscale job) => job.Settings;

    protected override IEnumerable<AssetSource> SourcesOf(Upscale job) =>
        [new AssetSource(job.Settings.Source.AssetId, AssetSourceRole.Source, Position: 0)];

    protected override async Task<IReadOnlyList<FailoverRoute>> FindRoutesAsync(
        Upscale job,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await router.FindFailoverRoutesAsync(job, cancellationToken)).Select(route => new FailoverRoute(
                route.Model,
                route.Cost,
                (switched, now) => ((Upscale)switched).SwitchTo(route.Model, route.Settings, now)
            )),
        ];
}
