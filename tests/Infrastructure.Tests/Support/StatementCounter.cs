using System.Diagnostics;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Support;

/// <summary>
/// Counts the statements with certain words that one installation's database is sent, by the traces of its driver.
/// </summary>
internal sealed class StatementCounter : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    public StatementCounter(NpgsqlDataSource database, string words)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Note(activity, name!, words),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => Volatile.Read(ref _count);

    public void Dispose() => _listener.Dispose();

    private void Note(Activity activity, string database, string words)
    {
        var isHere = activity.TagObjects.Any(tag =>
            tag.Key is "db.name" or "db.namespace" && tag.Value?.ToString() == database
        );
        var isThis = activity.TagObjects.Any(tag =>
            tag.Key is "db.statement" or "db.query.text"
            && tag.Value?.ToString()?.Contains(words, StringComparison.Ordinal) == true
        );
        if (isHere && isThis)
            Interlocked.Increment(ref _count);
    }
}
