using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Parts;
using ImageGenerator.Bench.Report;

namespace ImageGenerator.Bench;

/// <summary>The whole run: one PostgreSQL, one part after the other, one table at the end.</summary>
internal static class BenchRun
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        await using var harness = await BenchHarness.OpenAsync();
        var machine = await Machine.DescribeAsync(harness);
        Console.WriteLine(machine.InOneLine);

        var figures = new List<Figure>();
        foreach (var part in options.Parts)
        {
            Console.WriteLine($"\n{part}");
            var measured = await Run(part, harness, options);
            if (options.Write)
                PerformanceDocument.Update(part, measured, machine);
            figures.AddRange(measured);
        }

        Console.WriteLine();
        Console.WriteLine(FigureTable.ForConsole(figures));
        return 0;
    }

    private static Task<IReadOnlyList<Figure>> Run(string part, BenchHarness harness, BenchOptions options) =>
        part switch
        {
            "accept" => AcceptPart.RunAsync(harness, options),
            "drain" => DrainPart.RunAsync(harness, options),
            "start" => StartPart.RunAsync(harness, options),
            "lists" => ListsPart.RunAsync(harness, options),
            "search" => SearchPart.RunAsync(harness, options),
            "images" => ImagesPart.RunAsync(harness, options),
            "compat" => CompatPart.RunAsync(harness, options),
            "footprint" => FootprintPart.RunAsync(harness, options),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };
}
