using System.Diagnostics;

namespace ImageGenerator.Sdk.Tests.Support;

/// <summary>A program that is run to its end.</summary>
internal static class Tool
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs it, and fails with what it said when it fails.</summary>
    public static async Task RunAsync(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string program,
        params string[] arguments
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end: {await output}{await errors}");
        }

        Assert.That(process.ExitCode, Is.Zero, await output + await errors);
    }

    public static Task RunAsync(string folder, string program, params string[] arguments) =>
        RunAsync(folder, new Dictionary<string, string>(), program, arguments);

    /// <summary>One scenario of a script, against the product.</summary>
    public static Task RunScenarioAsync(string folder, string script, string scenario) =>
        RunAsync(
            folder,
            new Dictionary<string, string>
            {
                ["BASE_URL"] = Product.Address.AbsoluteUri.TrimEnd('/'),
                ["API_KEY"] = Product.Key,
            },
            "node",
            script,
            scenario
        );
}
