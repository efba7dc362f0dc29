using ImageGenerator.Application.Providers;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;
using ImageGenerator.Bench.Workers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Bench.Parts;

/// <summary>Images per second from the line into the library: checked, stored durably, two renditions each.</summary>
internal static class ImagesPart
{
    private static readonly ImageSize _size = new(1024, 1024);

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var images = options.Quick ? 48 : 120;
        var file = Path.Combine(harness.Folder, "image.png");
        await File.WriteAllBytesAsync(file, await DrawAsync(_size));
        Environment.SetEnvironmentVariable(InstantProvider.ImageVariable, file);

        var database = await harness.CreateDatabaseAsync("images");
        var tenants = await Tenants.CreateAsync(database);
        await Library.WaitInLineAsync(database, tenants, images * (options.Rounds + 2));
        var ours = await DrainPart.StartAsync(() =>
            ProductWorker.StartAsync(database, harness.Folder, WorkerKind.Images)
        );
        await using var baseline = await ImageBaseline.StartAsync(file);

        var compared = await Rounds.CompareAsync(
            options.Rounds,
            () => DrainPart.PassAsync(ours, images),
            () => DrainPart.PassAsync([baseline], images)
        );
        foreach (var process in ours)
            await process.DisposeAsync();
        return [Figure.Beside("images of 1024 x 1024, two renditions", "/s", compared)];
    }

    /// <summary>A picture as PNG.</summary>
    internal static async Task<byte[]> DrawAsync(ImageSize size)
    {
        var provider = new OfflineProvider(
            Options.Create(new OfflineOptions()),
            new VipsImageProcessor(Options.Create(new MediaOptions())),
            TimeProvider.System
        );
        var result = await provider.SubmitAsync(
            new ProviderCall(
                new ImageRequest
                {
                    JobId = JobId.New(),
                    Attempt = 1,
                    Model = Library.Model,
                    Prompt = AcceptPart.Request.Prompt,
                    Size = size,
                    Count = 1,
                    Seed = Seed.From(7),
                    OutputFormat = OutputFormat.Png,
                    Parameters = ModelParameters.Empty,
                },
                new ProviderConnection()
            ),
            CancellationToken.None
        );
        await using var image = await ((ProviderResult.Completed)result).Outputs[0].OpenAsync(CancellationToken.None);
        using var bytes = new MemoryStream();
        await image.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
