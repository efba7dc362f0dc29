using System.Globalization;
using System.Runtime.InteropServices;

namespace ImageGenerator.Bench.Harness;

/// <summary>What the figures were taken on.</summary>
internal sealed record Machine(
    string Processor,
    int Cores,
    double MemoryGigabytes,
    string System,
    string Runtime,
    string Postgres,
    string Settings
)
{
    public string InOneLine =>
        FormattableString.Invariant(
            $"{Processor}, {Cores} cores, {MemoryGigabytes:0} GB; {System}; {Runtime}; PostgreSQL {Postgres} ({Settings})"
        );

    public static async Task<Machine> DescribeAsync(BenchHarness harness) =>
        new(
            ProcessorName(),
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            await harness.AskAsync<string>("SELECT split_part(current_setting('server_version'), ' ', 1)"),
            await harness.AskAsync<string>(
                """
                SELECT string_agg(name || ' ' || current_setting(name), ', ' ORDER BY name)
                FROM unnest(ARRAY['fsync', 'synchronous_commit', 'shared_buffers', 'max_connections']) AS name
                """
            )
        );

    private static string ProcessorName()
    {
        const string File = "/proc/cpuinfo";
        var line = global::System.IO.File.Exists(File)
            ? global::System
                .IO.File.ReadLines(File)
                .FirstOrDefault(text => text.StartsWith("model name", true, CultureInfo.InvariantCulture))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
