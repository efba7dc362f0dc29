using System.Diagnostics;
using System.Globalization;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Workers;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Infrastructure.Media;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Bench.Baselines;

/// <summary>
/// libvips alone: both renditions of the same image again and again, on every core; nothing is stored.
/// </summary>
internal static class ImageBaseline
{
    public const string Mode = "images";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var image = await File.ReadAllBytesAsync(arguments[0]);
        var processor = new VipsImageProcessor(Options.Create(new MediaOptions()));
        Console.WriteLine(Gate.Ready);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var count = int.Parse(line["go ".Length..], CultureInfo.InvariantCulture);
            var start = Stopwatch.GetTimestamp();
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ =>
                processor.MakeRenditions(image, [Asset.PreviewSide, Asset.ThumbnailSide])
            );
            Console.WriteLine(
                FormattableString.Invariant($"{Gate.Done} {Stopwatch.GetElapsedTime(start).TotalSeconds}")
            );
        }

        return 0;
    }

    public static async Task<Child> StartAsync(string image)
    {
        var process = Child.StartMode(Mode, new Dictionary<string, string>(), image);
        await process.HearAsync(Gate.Ready);
        return process;
    }
}
