using System.Security.Cryptography;
using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence.Search;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Bench.Seeding;

/// <summary>Rows in the product's own tables, as years of use would leave them.</summary>
internal static class Library
{
    public const string Model = "offline/preview";
    public const string OldModel = "offline/classic";

    private const int Seed = 20260101;
    private const int NineInTen = 10;
    private static readonly (string Ratio, int Width, int Height)[] _shapes =
    [
        ("1:1", 1024, 1024),
        ("16:9", 1344, 768),
        ("3:4", 864, 1152),
        ("3:2", 1248, 832),
    ];

    /// <summary>
    /// So many finished generations with an image each; nine in ten rows belong to the first organization.
    /// </summary>
    /// <param name="database">Its connection string.</param>
    /// <param name="tenants">Whose rows they are.</param>
    /// <param name="rows">How many.</param>
    /// <param name="addTo">Changes the prompt of a row, by its place from the oldest.</param>
    public static async Task FillAsync(
        string database,
        Tenants tenants,
        int rows,
        Func<int, string, string>? addTo = null
    )
    {
        await using var source = NpgsqlDataSource.Create(database);
        var ids = Ids(rows);
        await BulkLoad.IntoAsync(source, "jobs", connection =>
            WriteGenerationsAsync(connection, tenants, ids, "Completed", addTo)
        );
        await BulkLoad.IntoAsync(source, "assets", connection => WriteAssetsAsync(connection, tenants, ids, addTo));
    }

    /// <summary>So many waiting jobs, in turn from all organizations.</summary>
    public static async Task WaitInLineAsync(string database, Tenants tenants, int rows)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var ids = Ids(rows);
        if (rows >= 10_000)
        {
            await BulkLoad.IntoAsync(source, "jobs", connection =>
                WriteGenerationsAsync(connection, tenants, ids, "Pending")
            );
            await BulkLoad.IntoAsync(source, "job_queue", connection => WriteQueueAsync(connection, tenants, ids));
            return;
        }

        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await WriteGenerationsAsync(connection, tenants, ids, "Pending");
        await WriteQueueAsync(connection, tenants, ids);
        await transaction.CommitAsync();
    }

    // Twenty seconds apart, newest last, as they come in.
    private static (Guid Id, DateTimeOffset At)[] Ids(int rows)
    {
        var now = DateTimeOffset.UtcNow;
        return
        [
            .. Enumerable
                .Range(0, rows)
                .Select(row => now - TimeSpan.FromSeconds(20.0 * (rows - row)))
                .Select(at => (Guid.CreateVersion7(at), at)),
        ];
    }

    private static (Guid Organization, Guid User) OwnerOf(int row, Tenants tenants, bool waiting) =>
        waiting ? tenants.All[row % tenants.All.Count]
        : row % NineInTen != 0 ? tenants.All[0]
        : tenants.All[1 + row / NineInTen % (tenants.All.Count - 1)];

    private static async Task WriteGenerationsAsync(
        NpgsqlConnection connection,
        Tenants tenants,
        (Guid Id, DateTimeOffset At)[] ids,
        string status,
        Func<int, string, string>? addTo = null
    )
    {
        var prompts = new Prompts(Seed);
        var waiting = status == "Pending";
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            COPY jobs (id, kind, organization_id, created_by, provider, model, status, progress, created_at, updated_at, started_at, completed_at,
                              settings, estimated_cost, actual_cost,
                              failure_code, failure_message, charge, attempts_before_retry, search, search_version) FROM STDIN (FORMAT binary)
            """
        );
        for (var row = 0; row < ids.Length; row++)
        {
            var (organization, user) = OwnerOf(row, tenants, waiting);
            var (ratio, width, height) = _shapes[row % _shapes.Length];
            var failed = !waiting && row % 20 == 7;
            var at = ids[row].At;
            var prompt = PromptOf(row, prompts, addTo);
            await copy.StartRowAsync();
            await copy.WriteAsync(ids[row].Id);
            await copy.WriteAsync("generation");
            await copy.WriteAsync(organization);
            await copy.WriteAsync(user);
            await copy.WriteAsync("offline");
            await copy.WriteAsync(!waiting && row % 5 == 3 ? OldModel : Model);
            await copy.WriteAsync(failed ? "Failed" : status);
            await copy.WriteAsync(waiting ? 0 : 100);
            await copy.WriteAsync(at, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(waiting ? at : at.AddSeconds(9), NpgsqlDbType.TimestampTz);
            await WriteTimeAsync(copy, waiting ? null : at.AddSeconds(1));
            await WriteTimeAsync(copy, waiting ? null : at.AddSeconds(9));
            await copy.WriteAsync(SettingsOf(row, prompt, ratio, width, height), NpgsqlDbType.Jsonb);
            await copy.WriteAsync(0m);
            if (waiting)
                await copy.WriteNullAsync();
            else
                await copy.WriteAsync(0m);
            if (failed)
            {
                await copy.WriteAsync("ProviderUnavailable");
                await copy.WriteAsync("The provider did not answer.");
            }
            else
            {
                await copy.WriteNullAsync();
                await copy.WriteNullAsync();
            }

            await copy.WriteAsync(waiting ? "Pending" : "None");
            await copy.WriteAsync(0);
            await WriteSearchAsync(copy, organization, prompt);
        }

        await copy.CompleteAsync();
    }

    private static async Task WriteAssetsAsync(
        NpgsqlConnection connection,
        Tenants tenants,
        (Guid Id, DateTimeOffset At)[] generations,
        Func<int, string, string>? addTo
    )
    {
        var prompts = new Prompts(Seed);
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            COPY assets (id, organization_id, created_at, bytes, extension, height, media_type, sha256, width, cost, created_by,
                         job_id, index, model, settings, provider, seed, search, search_version) FROM STDIN (FORMAT binary)
            """
        );
        for (var row = 0; row < generations.Length; row++)
        {
            var (organization, user) = OwnerOf(row, tenants, waiting: false);
            var (ratio, width, height) = _shapes[row % _shapes.Length];
            var at = generations[row].At.AddSeconds(9);
            var prompt = PromptOf(row, prompts, addTo);
            await copy.StartRowAsync();
            await copy.WriteAsync(Guid.CreateVersion7(at));
            await copy.WriteAsync(organization);
            await copy.WriteAsync(at, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(1_400_000L + row % 100_000);
            await copy.WriteAsync("png");
            await copy.WriteAsync(height);
            await copy.WriteAsync("image/png");
            await copy.WriteAsync(Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(row))));
            await copy.WriteAsync(width);
            await copy.WriteAsync(0m);
            await copy.WriteAsync(user);
            await copy.WriteAsync(generations[row].Id);
            await copy.WriteAsync(0);
            await copy.WriteAsync(row % 5 == 3 ? OldModel : Model);
            await copy.WriteAsync(SettingsOf(row, prompt, ratio, width, height), NpgsqlDbType.Jsonb);
            await copy.WriteAsync("offline");
            await copy.WriteAsync((long)row);
            await WriteSearchAsync(copy, organization, prompt);
        }

        await copy.CompleteAsync();
    }

    private static async Task WriteQueueAsync(
        NpgsqlConnection connection,
        Tenants tenants,
        (Guid Id, DateTimeOffset At)[] ids
    )
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY job_queue (job_id, kind, organization_id, provider, priority, token) FROM STDIN (FORMAT binary)"
        );
        for (var row = 0; row < ids.Length; row++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(ids[row].Id);
            await copy.WriteAsync("generation");
            await copy.WriteAsync(OwnerOf(row, tenants, waiting: true).Organization);
            await copy.WriteAsync("offline");
            await copy.WriteAsync((short)1);
            await copy.WriteAsync(0L);
        }

        await copy.CompleteAsync();
    }

    private static string SettingsOf(int row, string prompt, string? ratio, int width, int height) =>
        JsonSerializer.Serialize(
            new
            {
                kind = "generation",
                prompt,
                aspectRatio = ratio,
                width,
                height,
                count = 1,
                seed = (long)row,
                outputFormat = "png",
                parameters = new { look = "auto" },
                references = Array.Empty<object>(),
            }
        );

    private static string PromptOf(int row, Prompts prompts, Func<int, string, string>? addTo) =>
        addTo is null ? prompts.Next(row) : addTo(row, prompts.Next(row));

    private static async Task WriteSearchAsync(NpgsqlBinaryImporter copy, Guid organization, string prompt)
    {
        await copy.WriteAsync(SearchColumn.VectorOf(new OrganizationId(organization), prompt), NpgsqlDbType.TsVector);
        await copy.WriteAsync(SearchText.Version);
    }

    private static Task WriteTimeAsync(NpgsqlBinaryImporter copy, DateTimeOffset? time) =>
        time is { } value ? copy.WriteAsync(value, NpgsqlDbType.TimestampTz) : copy.WriteNullAsync();
}
