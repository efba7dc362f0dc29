using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// What is special about generations: how they are asked for, what they cost, who else can make them.
/// </summary>
internal sealed class GenerationJobType(
    IModelCatalog models,
    IReferenceImages references,
    WorkPrices prices,
    ModelRouter router
) : ProviderJobType<Generation>(models)
{
    public override JobKind Kind => Generation.JobKind;

    protected override ProviderRequest Describe(Generation job, RequestIdentity identity) =>
        new ImageRequest
        {
            JobId = identity.JobId,
            Attempt = identity.Attempt,
            Model = identity.Model,
            ProviderModel = identity.ProviderModel,
            Prompt = job.Settings.Prompt,
            NegativePrompt = job.Settings.NegativePrompt,
            Size = job.Settings.Size,
            AspectRatio = job.Settings.AspectRatio,
            Count = job.Settings.Count,
            Seed = job.Settings.Seed,
            Quality = job.Settings.Quality,
            OutputFormat = job.Settings.OutputFormat,
            Parameters = job.Settings.Parameters,
            Strength = job.Settings.Strength,
        };

    protected override async Task<Result<ProviderRequest>> PrepareAsync(
        Generation job,
        ProviderRequest described,
        CancellationToken cancellationToken
    )
    {
        if (job.Settings.References.Count == 0)
            return described;

        var images = new List<RequestImage>();
        foreach (var reference in job.Settings.References.All)
        {
            var image = await references.OpenAsync(job.OrganizationId, reference, cancellationToken);
            if (!image.Succeeded)
                return image.Error;
            images.Add(image.Value);
        }

        var request = (ImageRequest)described with { References = images };
        if (job.Settings.Mask is not { } named)
            return request;

        var mask = await references.OpenMaskAsync(job.OrganizationId, named, cancellationToken);
        return mask.Succeeded ? request with { Mask = mask.Value } : mask.Error;
    }

    protected override Money? PriceOf(Generation job, int outputs, ProviderUsage? usage) =>
        prices.Of(job, job.Settings.ToWork(Math.Min(outputs, job.Settings.Count)).Measuring(usage));

    protected override ExpectedOutputs OutputsOf(Generation job) =>
        new(job.OutputKind, job.Settings.Count, job.Settings.OutputFormat, job.Settings.Seed);

    protected override IJobSettings SettingsOf(Generation job) => job.Settings;

    // What somebody brought along is no part of the library, and no link.
    protected override IEnumerable<AssetSource> SourcesOf(Generation job)
    {
        foreach (var (place, reference) in job.Settings.References.All.Index())
        {
            if (reference.Source == ReferenceSource.Asset)
            {
                yield return new AssetSource(new AssetId(reference.Id), AssetSourceRole.Reference, place);
            }
        }

        if (job.Settings.Mask is { Source: ReferenceSource.Asset } mask)
        {
            yield return new AssetSource(new AssetId(mask.Id), AssetSourceRole.Mask, 0);
        }
    }

    protected override async Task<IReadOnlyList<FailoverRoute>> FindRoutesAsync(
        Generation job,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await router.FindFailoverRoutesAsync(job, cancellationToken)).Select(route => new FailoverRoute(
                route.Model,
                route.Cost,
                (switched, now) => ((Generation)switched).SwitchTo(route.Model, route.Settings, now)
            )),
        ];
}
