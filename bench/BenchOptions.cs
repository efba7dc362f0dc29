namespace ImageGenerator.Bench;

/// <summary>What to measure, and how long.</summary>
/// <param name="Parts">The parts to run, in order.</param>
/// <param name="Quick">Small sizes: to see that everything works, not to publish.</param>
/// <param name="Write">True to write docs/performance.md.</param>
public sealed record BenchOptions(IReadOnlyList<string> Parts, bool Quick, bool Write)
{
    public static readonly IReadOnlyList<string> AllParts =
    [
        "accept",
        "drain",
        "start",
        "lists",
        "search",
        "images",
        "compat",
        "footprint",
    ];

    /// <summary>Rows of the lists, and of the long backlog.</summary>
    public int Rows => Quick ? 50_000 : 1_000_000;

    /// <summary>Rounds of each comparison.</summary>
    public int Rounds => Quick ? 3 : 9;

    public TimeSpan AcceptWindow => TimeSpan.FromSeconds(Quick ? 1.5 : 4);

    /// <exception cref="ArgumentException">A part or a switch is unknown.</exception>
    public static BenchOptions Parse(string[] args)
    {
        string[] parts = [.. args.Where(arg => !arg.StartsWith('-'))];
        if (parts.Except(AllParts).ToArray() is { Length: > 0 } unknown)
        {
            throw new ArgumentException(
                $"Unknown: {string.Join(", ", unknown)}. There are: {string.Join(", ", AllParts)}."
            );
        }

        if (
            args.Where(arg => arg.StartsWith('-')).Except(["--quick", "--no-docs"]).ToArray() is
            { Length: > 0 } switches
        )
        {
            throw new ArgumentException($"Unknown: {string.Join(", ", switches)}. There are: --quick, --no-docs.");
        }

        var quick = args.Contains("--quick");
        return new BenchOptions(
            parts.Length == 0 ? AllParts : [.. AllParts.Intersect(parts)],
            quick,
            Write: !quick && !args.Contains("--no-docs")
        );
    }
}
