using System.Text.Json;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// Takes the data files into the database when the process starts, and keeps the catalog as the database has it: a
/// notification comes when an administrator changes something, and once a minute it is read in any case.
/// </summary>
internal sealed partial class CatalogLoader(
    IServiceScopeFactory scopes,
    ModelCatalog catalog,
    INotifier notifier,
    IConfiguration configuration,
    ILogger<CatalogLoader> logger
) : BackgroundService
{
    private static readonly TimeSpan _atLeastEvery = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Reads before anybody else starts: a provider that is switched off must not be asked even once.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue("Database:Migrate", true))
            await SeedAsync(cancellationToken);
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cursor = notifier.Listen(NotificationChannel.Catalog);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await notifier.WaitAsync(cursor, _atLeastEvery, stoppingToken);
                await RefreshAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogStale(fault.Message);
            }
        }
    }

    /// <summary>Reads the catalog from the database.</summary>
    internal async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var providers = await database.Providers.ToListAsync(cancellationToken);
        var models = await database.Models.ToListAsync(cancellationToken);
        if (models.Count == 0)
            return;

        catalog.Replace(
            [.. providers.Select(row => row.ToDescription())],
            [.. models.Where(row => row.IsListed).Select(row => row.ToDescription())]
        );
    }

    /// <summary>
    /// Writes what the data files say; what administrators have set stays. Several processes may do so at once.
    /// </summary>
    internal async Task SeedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await database.BeginTransactionAsync(cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtext('catalog'))",
            cancellationToken
        );

        var files = CatalogFiles.ReadAll();
        await SeedProvidersAsync(database, files, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await SeedModelsAsync(database, files, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task SeedProvidersAsync(
        AppDbContext database,
        IReadOnlyList<CatalogFile> files,
        CancellationToken cancellationToken
    )
    {
        var known = await database.Providers.AsTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var file in files)
        {
            if (!known.TryGetValue(file.Provider.Id, out var row))
                database.Providers.Add(row = new ProviderRow { Id = file.Provider.Id });

            row.Name = file.Provider.Name;
            row.AsOf = file.AsOf;
            row.Source = file.Source;
            row.Facts = Same(row.Facts, JsonSerializer.Serialize(file.Provider, CatalogFiles.Json));
            if (!row.IsEdited)
                Apply(row, file.Provider.Settings);
        }
    }

    private static async Task SeedModelsAsync(
        AppDbContext database,
        IReadOnlyList<CatalogFile> files,
        CancellationToken cancellationToken
    )
    {
        var known = await database.Models.AsTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in files.SelectMany(file => file.Models))
        {
            listed.Add(model.Id);
            if (!known.TryGetValue(model.Id, out var row))
                database.Models.Add(row = new ModelRow { Id = model.Id, ProviderId = model.Provider });

            row.Name = model.Name;
            row.Family = model.Family;
            row.RetiresOn = model.RetiresOn;
            row.IsListed = true;
            row.Facts = Same(row.Facts, JsonSerializer.Serialize(model with { Price = null }, CatalogFiles.Json));
        }

        foreach (var row in known.Values.Where(row => !listed.Contains(row.Id)))
            row.IsListed = false;
    }

    internal static void Apply(ProviderRow row, ProviderSettings settings)
    {
        row.Enabled = settings.Enabled;
        row.AskOrder = settings.Order;
        row.Concurrency = settings.Concurrency;
        row.RequestsPerMinute = settings.RequestsPerMinute;
        row.ResendAfterServerError = settings.ResendAfterServerError;
    }

    // PostgreSQL keeps JSON in an order of its own; what means the same is not written again at every start.
    private static string Same(string kept, string read) =>
        JsonElement.DeepEquals(
            JsonSerializer.Deserialize<JsonElement>(kept),
            JsonSerializer.Deserialize<JsonElement>(read)
        )
            ? kept
            : read;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The catalog could not be read again: {Reason}")]
    private partial void LogStale(string reason);
}
