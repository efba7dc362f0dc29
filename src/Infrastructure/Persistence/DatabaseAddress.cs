using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Where the database is: configured as <c>ConnectionStrings:Default</c>, or found out when the embedded one has
/// started.
/// </summary>
internal sealed class DatabaseAddress(IConfiguration configuration)
{
    private const int DefaultPoolSize = 60;
    private const int PreparedStatements = 200;

    // A process that is frozen, or cut off, in the middle of a transaction keeps its locks, and everybody would wait
    // for it: for the lock of a claim, or for the job that it was about to write. No transaction here waits for
    // anything but the database.
    private const string EndFrozenTransactions = "-c idle_in_transaction_session_timeout=10s";

    private string? _found = configuration.GetConnectionString("Default") is { Length: > 0 } configured
        ? configured
        : null;

    /// <summary>True when the embedded server is to be used.</summary>
    public bool IsEmbedded { get; } = string.IsNullOrEmpty(configuration.GetConnectionString("Default"));

    /// <exception cref="InvalidOperationException">The embedded server has not started yet.</exception>
    public string ConnectionString =>
        Tuned(_found ?? throw new InvalidOperationException("The database has not started yet."));

    public void FoundAt(string connectionString) => _found = connectionString;

    // What the operator has set stays; the rest is set for many short statements.
    private static string Tuned(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "ImageGenerator" };
        if (!builder.ShouldSerialize("Maximum Pool Size"))
            builder.MaxPoolSize = DefaultPoolSize;
        if (!builder.ShouldSerialize("Max Auto Prepare"))
            builder.MaxAutoPrepare = PreparedStatements;

        if (!builder.ShouldSerialize("Options"))
            builder.Options = EndFrozenTransactions;

        // Nothing here leaves a trace in its session (locks are the transaction's, no SET, no temporary tables), so
        // that the seven statements by which a connection is washed between two uses would wash nothing.
        if (!builder.ShouldSerialize("No Reset On Close"))
            builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }
}
