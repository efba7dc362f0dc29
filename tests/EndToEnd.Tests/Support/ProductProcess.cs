using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ImageGenerator.EndToEnd.Tests.Support;

/// <summary>The product as a process of its own, which can be stopped, frozen and killed like any other.</summary>
internal sealed partial class ProductProcess : IAsyncDisposable
{
    private const string ReadyLine = "ImageGenerator is ready";
    private const int Terminate = 15;
    private const int Freeze = 19;
    private const int Thaw = 18;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProductProcess(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int ExitCode => _process.ExitCode;

    /// <summary>Everything that it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts it on a free port and waits until it says that it is ready.</summary>
    public static Task<ProductProcess> StartAsync(IReadOnlyDictionary<string, string> settings) =>
        StartAsync(settings, BuiltProduct.Assembly);

    /// <summary>The same for a product that stands somewhere else, as after a publish.</summary>
    public static async Task<ProductProcess> StartAsync(IReadOnlyDictionary<string, string> settings, string assembly)
    {
        var product = Launch(settings, assembly);
        var first = await Task.WhenAny(product._ready.Task, product._process.WaitForExitAsync(), Task.Delay(_patience));
        if (first != product._ready.Task)
        {
            await product.DisposeAsync();
            throw new InvalidOperationException($"The product did not become ready. It said:\n{product.Output}");
        }

        product.Address = await product._ready.Task;
        return product;
    }

    /// <summary>Starts it and waits for its end, for starts that are meant to fail and for commands.</summary>
    public static async Task<ProductProcess> RunToEndAsync(
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        var product = Launch(settings, BuiltProduct.Assembly, arguments);
        try
        {
            await product._process.WaitForExitAsync().WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            await product.DisposeAsync();
            throw new TimeoutException($"It had not ended after {_patience}. It said:\n{product.Output}");
        }

        return product;
    }

    /// <summary>As by <c>kill -9</c>: it has no chance to do anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As by <c>kill -TERM</c>, or Ctrl+C: it finishes what it is doing.</summary>
    /// <exception cref="TimeoutException">It did not end; it was ended, with its database, and says its last
    /// words.</exception>
    public async Task StopAsync()
    {
        _ = Kill(_process.Id, Terminate);
        try
        {
            await _process.WaitForExitAsync().WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            await EndAsync();
            throw new TimeoutException($"The product had not stopped after {_patience}. It said:\n{Output}");
        }
    }

    /// <summary>
    /// Stops its clock, so to say: it does nothing until it is thawed, and does not know that it did nothing.
    /// </summary>
    public void FreezeNow() => _ = Kill(_process.Id, Freeze);

    public void ThawNow() => _ = Kill(_process.Id, Thaw);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await EndAsync();
        _process.Dispose();
    }

    // Its PostgreSQL would outlive it.
    private async Task EndAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    private static ProductProcess Launch(
        IReadOnlyDictionary<string, string> settings,
        string assembly,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory =
                assembly == BuiltProduct.Assembly
                    ? Path.Combine(BuiltProduct.RepositoryRoot, "src", "Api")
                    : Path.GetDirectoryName(assembly),
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var product = new ProductProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        product._process.OutputDataReceived += (_, line) => product.Hear(line.Data);
        product._process.ErrorDataReceived += (_, line) => product.Hear(line.Data);
        product._process.Start();
        product._process.BeginOutputReadLine();
        product._process.BeginErrorReadLine();
        return product;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);

        var ready = line.IndexOf(ReadyLine, StringComparison.Ordinal);
        if (ready >= 0)
            _ready.TrySetResult(new Uri(line[(ready + ReadyLine.Length)..].Trim()));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
