using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>
/// A provider's official specification, served by Prism: it refuses requests that break the specification, and answers
/// the others as the specification says. The specifications are not part of this repository.
/// </summary>
internal sealed class PrismServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim _installing = new(1, 1);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private PrismServer(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>
    /// <c>http://127.0.0.1:12345</c>; paths follow as the specification has them, without what stands in its
    /// <c>servers</c>.
    /// </summary>
    public string Address { get; }

    /// <summary>Starts it; the fixture names the specification in its <see cref="ContractFixtureAttribute"/>.</summary>
    /// <param name="spec">The file's name: <c>replicate.json</c>.</param>
    /// <param name="strict">False where the specification's own answers break it.</param>
    public static async Task<PrismServer> StartAsync(string spec, bool strict = true)
    {
        await InstallAsync();
        var port = FreePort();
        string[] arguments =
        [
            Path.Combine(Folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js"),
            "mock",
            .. strict ? ["--errors"] : Array.Empty<string>(),
            "-h",
            "127.0.0.1",
            "-p",
            $"{port}",
            OfficialSpecifications.PathOf(spec),
        ];
        var process = Start("node", arguments);
        var server = new PrismServer(process, $"http://127.0.0.1:{port}");
        try
        {
            await HearAsync(process, "Prism is listening");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Folder { get; } = FolderOf();

    private static async Task InstallAsync()
    {
        await _installing.WaitAsync();
        try
        {
            if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
                return;

            using var npm = Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            );
            await npm.WaitForExitAsync().WaitAsync(_patience);
            Assert.That(npm.ExitCode, Is.Zero, "npm ci of the mock server");
        }
        finally
        {
            _installing.Release();
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task HearAsync(Process process, string word)
    {
        using var patience = new CancellationTokenSource(_patience);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (!line.Contains(word, StringComparison.Ordinal))
                continue;

            // It goes on talking; somebody has to listen, or it stops when the pipe is full.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return;
        }

        throw new InvalidOperationException($"Prism did not start:\n{string.Join('\n', said)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
