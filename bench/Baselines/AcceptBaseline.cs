using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace ImageGenerator.Bench.Baselines;

/// <summary>Reads the request, inserts one row in one durable statement, answers 202 with what was made.</summary>
internal static class AcceptBaseline
{
    public const string Mode = "accept";
    public const string Silent = "/generations";

    /// <summary>Sends a NOTIFY with the insert, in the same transaction and the same round trip.</summary>
    public const string Announced = "/announced-generations";

    public static async Task<int> RunAsync()
    {
        await using var database = BareServer.OpenDatabase();
        await using (var command = database.CreateCommand(BareJobs.CreateTable))
            await command.ExecuteNonQueryAsync();

        return await BareServer.RunAsync(app =>
        {
            app.MapPost(Silent, (BareRequest request) => InsertAsync(database, request, announce: false));
            app.MapPost(Announced, (BareRequest request) => InsertAsync(database, request, announce: true));
        });
    }

    private static async Task<Accepted<BareGeneration>> InsertAsync(
        NpgsqlDataSource database,
        BareRequest request,
        bool announce
    )
    {
        var job = BareJobs.From(request);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(BareJobs.InsertCommand(job));
        if (announce)
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"NOTIFY {StartBaseline.Channel}"));
        await batch.ExecuteNonQueryAsync();
        return TypedResults.Accepted($"/generations/{job.Id}", job);
    }
}
