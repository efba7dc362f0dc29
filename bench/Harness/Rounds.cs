namespace ImageGenerator.Bench.Harness;

/// <summary>Measures two sides in turn, so that whatever slows the machine down for a while slows both.</summary>
internal static class Rounds
{
    /// <summary>One unmeasured turn each, then the rounds: ours, baseline, ours, baseline…</summary>
    public static async Task<Comparison> CompareAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> baseline)
    {
        await ours();
        await baseline();
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            mine.Add(await ours());
            theirs.Add(await baseline());
            Console.Write(FormattableString.Invariant($"  {mine[^1]:0.##}:{theirs[^1]:0.##}"));
        }

        Console.WriteLine();
        return new Comparison(
            Statistics.Median(mine),
            Statistics.Median(theirs),
            Statistics.Median([.. mine.Zip(theirs, (left, right) => left / right)])
        );
    }
}

/// <summary>The medians of both sides, and of the rounds' ratios.</summary>
internal sealed record Comparison(double Ours, double Baseline, double Ratio);

internal static class Statistics
{
    public static double Median(IReadOnlyList<double> values) => Percentile(values, 0.5);

    public static double Percentile(IReadOnlyList<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        var place = part * (sorted.Length - 1);
        var (below, above) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
