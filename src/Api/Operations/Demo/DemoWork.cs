using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Prices;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Api.Operations.Demo;

/// <summary>
/// What the people of the demonstration have done in the last weeks: every step is a use case, run on the day on which
/// it happened. The worker of this process draws the images.
/// </summary>
internal sealed class DemoWork(DemoScope demo, DemoClock clock, IReadOnlyList<Actor> people, int mostDaysAgo)
{
    internal const string Model = "offline/preview";

    private const string Resampler = "offline/resample";
    private const int Side = 512;
    private const string PriceSource = "Made up for the demonstration, so that there is something to count";

    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(40);

    private Actor Owner => people[0];

    internal async Task DoAsync(CancellationToken cancellationToken)
    {
        PutBack(DemoContent.Generations[0].DaysAgo);
        var program = people[3] with
        {
            ApiKeyId = await IssueAsync(people[3], DemoContent.ProgramKey, cancellationToken),
        };
        await LimitAsync(program, cancellationToken);
        var week = int.MaxValue;
        foreach (var (place, wanted) in DemoContent.Generations.Index())
        {
            PutBack(wanted.DaysAgo);
            if (wanted.DaysAgo > 0 && wanted.DaysAgo / 7 < week)
                await SetPriceAsync(DemoGeneration.Dollars, cancellationToken);
            week = wanted.DaysAgo / 7;
            await GenerateAsync(wanted.ByProgram ? program : people[wanted.By], wanted, place, cancellationToken);
        }

        clock.PutBack(TimeSpan.Zero);
        await SetPriceAsync(0, cancellationToken);
        await IssueAsync(Owner, DemoContent.LastKey, cancellationToken);
    }

    private void PutBack(int days) => clock.PutBack(TimeSpan.FromDays(Math.Min(days, mostDaysAgo)));

    private async Task GenerateAsync(Actor actor, DemoGeneration wanted, int place, CancellationToken cancellationToken)
    {
        var prompt = wanted.IsCancelled ? wanted.Prompt + " [[async=600000]]" : wanted.Prompt;
        var input = new GenerationInput
        {
            Prompt = prompt,
            Model = Model,
            Width = wanted.Width,
            Height = wanted.Height,
            Count = wanted.Count,
        };
        var id = await CreateAsync(actor, input, $"demo-{place}", cancellationToken);
        if (wanted.IsLeftRunning)
            return;
        if (wanted.IsCancelled)
            await demo.SendAsync(actor, new CancelGeneration(id), cancellationToken);

        var made = await WaitForAsync(actor, id, cancellationToken);
        if (wanted.IsChanged && made.Images is [var first, ..])
            await ChangeAsync(actor, first.AssetId, place, cancellationToken);
    }

    /// <summary>What becomes of an image: a larger one, another one from it, and one from a file of it.</summary>
    private async Task ChangeAsync(Actor actor, Guid asset, int place, CancellationToken cancellationToken)
    {
        var larger = new EditInput
        {
            Kind = EditKind.Upscale,
            Source = new EditSourceInput(asset),
            Model = Resampler,
        };
        var edit = await demo.SendAsync(actor, new CreateEdit(larger, $"demo-{place}-larger"), cancellationToken);
        await WaitForEditAsync(actor, edit.Job.Id, cancellationToken);

        await DrawFromAsync(actor, new ReferenceInput { AssetId = asset }, $"demo-{place}-again", cancellationToken);
        var upload = await UploadAsync(actor, asset, cancellationToken);
        await DrawFromAsync(actor, new ReferenceInput { UploadId = upload }, $"demo-{place}-file", cancellationToken);
    }

    private async Task DrawFromAsync(
        Actor actor,
        ReferenceInput source,
        string key,
        CancellationToken cancellationToken
    )
    {
        var input = new GenerationInput
        {
            Prompt = "The same, in winter",
            Model = Model,
            Width = Side,
            Height = Side,
            References = [source],
            Strength = 0.5m,
        };
        await WaitForAsync(actor, await CreateAsync(actor, input, key, cancellationToken), cancellationToken);
    }

    private async Task<Guid> UploadAsync(Actor actor, Guid asset, CancellationToken cancellationToken)
    {
        var content = await demo.SendAsync(actor, new GetAssetContent(asset, Rendition.Original), cancellationToken);
        await using var blob = content.Blob;
        using var file = new MemoryStream();
        await blob.Content.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        return (await demo.SendAsync(actor, new CreateUpload(file, new UploadId(asset)), cancellationToken)).Id;
    }

    private async Task<Guid> CreateAsync(
        Actor actor,
        GenerationInput input,
        string key,
        CancellationToken cancellationToken
    ) => (await demo.SendAsync(actor, new CreateGeneration(input, key), cancellationToken)).Job.Id;

    private async Task<GenerationView> WaitForAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = await demo.SendAsync(actor, new GetGeneration(id), cancellationToken);
            if (IsFinished(now.Status))
                return now;
            await Task.Delay(_glance, cancellationToken);
        }
    }

    private async Task WaitForEditAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        while (!IsFinished((await demo.SendAsync(actor, new GetEdit(id), cancellationToken)).Status))
            await Task.Delay(_glance, cancellationToken);
    }

    private async Task LimitAsync(Actor program, CancellationToken cancellationToken)
    {
        SetSpendingLimit[] limits =
        [
            new(LimitScope.Organization, null, LimitPeriod.Month, 50m),
            new(LimitScope.User, people[2].UserId.Value, LimitPeriod.Month, 5m),
            new(LimitScope.ApiKey, program.ApiKeyId!.Value.Value, LimitPeriod.Day, 1m),
        ];
        foreach (var limit in limits)
            await demo.SendAsync(Owner, limit, cancellationToken);
    }

    // Prices are the installation's: where others work on it, the demonstration stays free of charge.
    private async Task SetPriceAsync(decimal dollars, CancellationToken cancellationToken)
    {
        if (!Owner.CanOperate)
            return;

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var (model, amount) in new[] { (Model, dollars), (Resampler, 0m) })
        {
            PriceLineInput[] lines = [new(PriceUnit.Image, amount, null, null)];
            var source = amount == 0 ? "Drawn here, for nothing" : PriceSource;
            await demo.SendAsync(Owner, new AddPrice(model, today, lines, null, source), cancellationToken);
        }
    }

    /// <summary>A key whose secret nobody keeps. One that an earlier run has made is found again.</summary>
    private async Task<ApiKeyId> IssueAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        const int most = 100;
        var keys = await demo.SendAsync(actor, new ListApiKeys(null, most), cancellationToken);
        if (keys.Items.FirstOrDefault(key => key.Name == name) is { } there)
            return new ApiKeyId(there.Id);

        var issued = await demo.SendAsync(actor, new CreateApiKey(name, null, null), cancellationToken);
        return new ApiKeyId(issued.Key.Id);
    }

    private static bool IsFinished(JobStatus status) =>
        status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;
}
