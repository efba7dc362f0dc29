using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Persistence;
using Npgsql;

namespace ImageGenerator.Infrastructure;

/// <summary>Where this installation keeps its things, in words for people; no secrets.</summary>
public sealed class InstallationInfo
{
    private readonly DatabaseAddress _database;
    private readonly DataFolder _data;

    internal InstallationInfo(DatabaseAddress database, DataFolder data) => (_database, _data) = (database, data);

    /// <summary>The folder of everything that is kept on this machine.</summary>
    public string Files => _data.Root;

    /// <summary>Which database is used.</summary>
    public string Database
    {
        get
        {
            var address = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
            var place = $"{address.Host}:{address.Port}/{address.Database}";
            return _database.IsEmbedded ? $"embedded PostgreSQL on {place}" : $"PostgreSQL on {place}";
        }
    }
}
