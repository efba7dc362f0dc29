using ImageGenerator.Application;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Bench.Workers;

/// <summary>The product's worker with everything that is its own, and a provider that takes no time.</summary>
internal static class ProductWorker
{
    public const string Mode = "worker";

    /// <summary>Jobs at a time: the product's default.</summary>
    public const int Hands = 8;

    private const string KindVariable = "BENCH_WORKER";

    public static async Task<int> RunAsync()
    {
        var kind = Enum.Parse<WorkerKind>(Environment.GetEnvironmentVariable(KindVariable)!);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:Default"] = Child.Database,

                // Jobs stand at the gate between rounds; that is no timeout.
                ["Jobs:AttemptTimeout"] = "01:00:00",
                ["Jobs:Concurrency"] = Hands.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }
        );
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddWorkerRole();
        ReplaceOutside(builder.Services, kind);

        var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Gate.Ready);
        if (kind == WorkerKind.Announcing)
            await Child.ParentEndedAsync();
        else
            await host.WaitForShutdownAsync();
        return 0;
    }

    public static async Task<Child> StartAsync(string database, string folder, WorkerKind kind)
    {
        var process = Child.StartMode(
            Mode,
            new Dictionary<string, string>
            {
                [Child.DatabaseVariable] = database,
                [KindVariable] = kind.ToString(),
                ["Data__Root"] = folder,
            }
        );
        await process.HearAsync(Gate.Ready);
        return process;
    }

    private static void ReplaceOutside(IServiceCollection services, WorkerKind kind)
    {
        services.RemoveAll<IProvider>();
        services.AddSingleton<IProvider>(
            kind == WorkerKind.Announcing ? new AnnouncingProvider() : GatedProvider.Create(kind)
        );
        if (kind == WorkerKind.Images)
            return;

        services.Replace(ServiceDescriptor.Singleton<IBlobStore, NoStore>());
        services.Replace(ServiceDescriptor.Singleton<IImageProcessor, NoProcessing>());
    }
}

/// <summary>What a worker is to measure.</summary>
internal enum WorkerKind
{
    /// <summary>Queue and ledger: tiny images that are neither decoded nor stored.</summary>
    Ledger,

    /// <summary>Real images, decoded, rendered and stored.</summary>
    Images,

    /// <summary>Says when each job reaches the provider.</summary>
    Announcing,
}
