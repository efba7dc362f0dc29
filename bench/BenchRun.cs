using ImageGenerator.Bench.Lab;
using ImageGenerator.Bench.Parts;
using ImageGenerator.Bench.Report;

namespace ImageGenerator.Bench;

/// <summary>The whole run: one PostgreSQL, one part after the other, one table at the end.</summary>
internal static class BenchRun
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        await using var lab = await Laboratory.OpenAsync();
        var machine = await Machine.DescribeAsync(lab);
        Console.WriteLine(machine.InOneLine);

        var figures = new List<Figure>();
        foreach (var part in options.Parts)
        {
            Console.WriteLine($"\n{part}");
            var measured = await Run(part, lab, options);
            if (options.Write)
                PerformanceDocument.Update(part, measured, machine);
            figures.AddRange(measured);
        }

        Console.WriteLine();
        Console.WriteLine(FigureTable.ForConsole(figures));
        return 0;
    }

    private static Task<IReadOnlyList<Figure>> Run(string part, Laboratory lab, BenchOptions options) =>
        part switch
        {
            "accept" => AcceptPart.RunAsync(lab, options),
            "drain" => DrainPart.RunAsync(lab, options),
            "start" => StartPart.RunAsync(lab, options),
            "lists" => ListsPart.RunAsync(lab, options),
            "search" => SearchPart.RunAsync(lab, options),
            "images" => ImagesPart.RunAsync(lab, options),
            "compat" => CompatPart.RunAsync(lab, options),
            "footprint" => FootprintPart.RunAsync(lab, options),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };
}
