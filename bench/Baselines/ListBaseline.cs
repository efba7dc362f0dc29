using System.Text.Json;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace ImageGenerator.Bench.Baselines;

/// <summary>
/// The lists' statements sent by hand, their rows read by place and written as the same JSON. A search takes the
/// product's way: it walks the newest rows first and asks the word index second. No sign-in: the organization comes
/// with the request.
/// </summary>
internal static class ListBaseline
{
    public const string Mode = "lists";

    private const int Limit = 50;

    public static async Task<int> RunAsync()
    {
        await using var database = BareServer.OpenDatabase();
        return await BareServer.RunAsync(app =>
        {
            app.MapGet(
                "/generations",
                (Guid organization, string? search, string? status, string? model, string? cursor) =>
                    GenerationsAsync(database, Filter.Of(organization, search, model, cursor).And("status", status))
            );
            app.MapGet(
                "/assets",
                (Guid organization, string? search, string? orientation, string? model, string? cursor) =>
                    AssetsAsync(database, Filter.Of(organization, search, model, cursor).Lying(orientation))
            );
        });
    }

    private static async Task<BarePage<BareGeneration>> GenerationsAsync(NpgsqlDataSource database, Filter filter)
    {
        var rows = await ReadAsync(
            database,
            "jobs",
            filter,
            """
            SELECT g.id, g.status, g.stage, g.progress, g.cancel_requested_at IS NOT NULL, g.settings, g.model, g.provider, g.estimated_cost,
                   g.actual_cost, g.failure_code, g.failure_message, g.unknown_amounts, u.id, u.display_name, g.created_at, g.started_at,
                   g.completed_at, g.retry_at, g.charge
            FROM ({0}) g JOIN users u ON u.id = g.created_by ORDER BY g.created_at DESC, g.id DESC
            """,
            ReadGeneration
        );

        var page = Page<BareGeneration>.Of(rows, Limit, row => new Cursor(row.CreatedAt, row.Id));
        var images = await ImagesAsync(database, [.. page.Items.Select(row => row.Id)]);
        return new BarePage<BareGeneration>(
            [.. page.Items.Select(row => row with { Images = [.. images[row.Id]] })],
            page.NextCursor
        );
    }

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlDataSource database,
        string table,
        Filter filter,
        string sql,
        Func<NpgsqlDataReader, T> read
    )
    {
        if (!filter.IsSearch)
            return await RowsAsync(database, filter, sql, filter.Newest(table), read);

        var found = await RowsAsync(database, filter, sql, filter.Walked(table), read);
        if (found.Count > Limit)
            return found;

        return await RowsAsync(database, filter, sql, filter.Indexed(table), read);
    }

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlDataSource database,
        Filter filter,
        string sql,
        string part,
        Func<NpgsqlDataReader, T> read
    )
    {
        await using var command = filter.ToCommand(database, sql.Replace("{0}", part, StringComparison.Ordinal));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>(Limit + 1);
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    private static BareGeneration ReadGeneration(NpgsqlDataReader reader)
    {
        var settings = Settings(reader, 5);
        return new BareGeneration
        {
            Id = reader.GetGuid(0),
            Status = CamelCase(reader.GetString(1)),
            Stage = Text(reader, 2),
            Progress = reader.GetInt32(3),
            CancelRequested = reader.GetBoolean(4),
            Prompt = settings.Prompt,
            NegativePrompt = settings.NegativePrompt,
            Model = reader.GetString(6),
            Provider = reader.GetString(7),
            AspectRatio = settings.AspectRatio,
            Width = settings.Width,
            Height = settings.Height,
            Count = settings.Count,
            Seed = settings.Seed,
            Quality = settings.Quality,
            OutputFormat = settings.OutputFormat,
            Parameters = settings.Parameters,
            Cost = new BareCost(
                Number(reader, 8),
                Number(reader, 9),
                reader.GetInt32(12),
                CamelCase(reader.GetString(19)),
                MayBeCharged: false,
                "USD"
            ),
            Failure = reader.IsDBNull(10) ? null : new BareFailure(reader.GetString(10), reader.GetString(11)),
            CreatedBy = new BarePerson(reader.GetGuid(13), reader.GetString(14)),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(15),
            StartedAt = Time(reader, 16),
            CompletedAt = Time(reader, 17),
            RetryAt = Time(reader, 18),
        };
    }

    private static async Task<ILookup<Guid, BareImage>> ImagesAsync(NpgsqlDataSource database, Guid[] generations)
    {
        await using var command = database.CreateCommand(
            "SELECT job_id, id, index, width, height, seed, media_type FROM assets WHERE job_id = ANY($1) ORDER BY job_id, index"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = generations });
        await using var reader = await command.ExecuteReaderAsync();
        var images = new List<(Guid Generation, BareImage Image)>();
        while (await reader.ReadAsync())
        {
            var url = $"/api/v1/assets/{reader.GetGuid(1)}/content";
            images.Add(
                (
                    reader.GetGuid(0),
                    new BareImage(
                        reader.GetGuid(1),
                        reader.GetInt32(2),
                        url,
                        url + "?rendition=preview",
                        url + "?rendition=thumbnail",
                        reader.GetInt32(3),
                        reader.GetInt32(4),
                        reader.GetInt64(5),
                        reader.GetString(6)
                    )
                )
            );
        }

        return images.ToLookup(image => image.Generation, image => image.Image);
    }

    private static async Task<BarePage<BareAsset>> AssetsAsync(NpgsqlDataSource database, Filter filter)
    {
        var rows = await ReadAsync(
            database,
            "assets",
            filter,
            """
            SELECT a.id, a.job_id, a.index, a.settings, a.model, a.provider, a.width,
                   a.height, a.media_type, a.bytes, a.sha256, a.seed, a.cost, u.id, u.display_name, a.created_at
            FROM ({0}) a JOIN users u ON u.id = a.created_by ORDER BY a.created_at DESC, a.id DESC
            """,
            ReadAsset
        );

        var page = Page<BareAsset>.Of(rows, Limit, row => new Cursor(row.CreatedAt, row.Id));
        return new BarePage<BareAsset>(page.Items, page.NextCursor);
    }

    private static BareAsset ReadAsset(NpgsqlDataReader reader)
    {
        var id = reader.GetGuid(0);
        var settings = Settings(reader, 3);
        var url = $"/api/v1/assets/{id}/content";
        return new BareAsset
        {
            Id = id,
            GenerationId = reader.GetGuid(1),
            Index = reader.GetInt32(2),
            Prompt = settings.Prompt,
            NegativePrompt = settings.NegativePrompt,
            Model = reader.GetString(4),
            ModelName = "Preview renderer",
            Provider = reader.GetString(5),
            IsPreviewRender = true,
            AspectRatio = settings.AspectRatio,
            Quality = settings.Quality,
            Width = reader.GetInt32(6),
            Height = reader.GetInt32(7),
            MediaType = reader.GetString(8),
            Bytes = reader.GetInt64(9),
            Sha256 = reader.GetString(10),
            Seed = reader.GetInt64(11),
            Parameters = settings.Parameters,
            Cost = Number(reader, 12),
            Url = url,
            PreviewUrl = url + "?rendition=preview",
            ThumbnailUrl = url + "?rendition=thumbnail",
            CreatedBy = new BarePerson(reader.GetGuid(13), reader.GetString(14)),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(15),
        };
    }

    private static BareSettings Settings(NpgsqlDataReader reader, int column) =>
        JsonSerializer.Deserialize<BareSettings>(reader.GetString(column), JsonSerializerOptions.Web)!;

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static decimal? Number(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetDecimal(column);

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The conditions of a list and their values.</summary>
    private sealed class Filter
    {
        private const string Order = "ORDER BY created_at DESC, id DESC";

        private readonly List<string> _conditions = [];
        private readonly List<NpgsqlParameter> _parameters = [];
        private string _words = "true";

        public bool IsSearch => _words != "true";

        private string Where => string.Join(" AND ", _conditions);

        public static Filter Of(Guid organization, string? search, string? model, string? cursor)
        {
            var filter = new Filter().And("organization_id", organization).And("model", model);
            if (SearchQuery.Of(search, new OrganizationId(organization)) is { } words)
                filter._words = $"search @@ {filter.Place(words)}";
            if (Cursor.Read(cursor).Value is { } after)
            {
                filter._conditions.Add($"(created_at, id) < ({filter.Place(after.At)}, {filter.Place(after.Id)})");
            }

            return filter;
        }

        public Filter And<T>(string column, T value)
        {
            if (value is not null)
                _conditions.Add($"{column} = {Place(value)}");
            return this;
        }

        public Filter Lying(string? orientation)
        {
            if (orientation is not null)
                _conditions.Add(
                    "width "
                        + (
                            orientation switch
                            {
                                "landscape" => ">",
                                "portrait" => "<",
                                _ => "=",
                            }
                        )
                        + " height"
                );
            return this;
        }

        public string Newest(string table) => $"SELECT * FROM {table} WHERE {Where} {Order} LIMIT {Limit + 1}";

        public string Walked(string table) =>
            $"SELECT * FROM (SELECT * FROM {table} WHERE {Where} {Order} LIMIT {SearchQuery.WalkedRows}) walked WHERE {_words} {Order} LIMIT {Limit + 1}";

        // Ordered by a sum, so that it is no walk again.
        public string Indexed(string table) =>
            $"SELECT * FROM {table} WHERE {Where} AND {_words} ORDER BY created_at + interval '0' DESC, id DESC LIMIT {Limit + 1}";

        public NpgsqlCommand ToCommand(NpgsqlDataSource database, string sql)
        {
            var command = database.CreateCommand(sql);
            foreach (var parameter in _parameters)
                command.Parameters.Add(parameter.Clone());
            return command;
        }

        private string Place<T>(T value)
        {
            _parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
            return $"${_parameters.Count}";
        }
    }
}
