using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure;

/// <summary>How to get into the database with a tool of one's own.</summary>
/// <param name="Host">A name, an address or a folder of sockets.</param>
/// <param name="Port">The port.</param>
/// <param name="Database">The database's name.</param>
/// <param name="User">The role.</param>
/// <param name="Password">The role's password; null when none is needed.</param>
/// <param name="PasswordPlace">Where the password is kept, for people.</param>
/// <param name="IsTemporary">True when the server runs only as long as the command does.</param>
public sealed record DatabaseLogin(
    string Host,
    int Port,
    string Database,
    string User,
    string? Password,
    string PasswordPlace,
    bool IsTemporary
)
{
    /// <summary>Never the password: it must not end in a log by accident.</summary>
    public override string ToString() => $"{Host}:{Port}/{Database}";
}

/// <summary>
/// What operators do with the database without serving, beside a product that runs or without one: the configured
/// database, else the embedded server, which is started for the time where nobody has.
/// </summary>
public sealed class DatabaseTasks
{
    private readonly DatabaseAddress _address;
    private readonly IServiceProvider _services;

    internal DatabaseTasks(DatabaseAddress address, IServiceProvider services) =>
        (_address, _services) = (address, services);

    /// <summary>Brings the schema up to date.</summary>
    /// <returns>What was applied, in order; empty when it was up to date.</returns>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken) =>
        WithServerAsync(
            async (_, token) =>
            {
                await using var scope = _services.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<AppDbContext>().ApplyMigrationsAsync(token);
            },
            cancellationToken
        );

    /// <summary>Does something while the database is there.</summary>
    public Task<T> WithDatabaseAsync<T>(
        Func<DatabaseLogin, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    ) => WithServerAsync((started, token) => work(LoginOf(started), token), cancellationToken);

    private async Task<T> WithServerAsync<T>(
        Func<bool, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        if (!_address.IsEmbedded)
            return await work(false, cancellationToken);

        var server = _services.GetRequiredService<EmbeddedPostgresServer>();
        var running = await server.FindRunningAsync(cancellationToken);
        _address.FoundAt(running ?? await server.StartAsync(cancellationToken));
        try
        {
            return await work(running is null, cancellationToken);
        }
        finally
        {
            if (running is null)
                await server.StopAsync(CancellationToken.None);
        }
    }

    private DatabaseLogin LoginOf(bool started)
    {
        var given = new NpgsqlConnectionStringBuilder(_address.ConnectionString);
        return new DatabaseLogin(
            given.Host ?? "localhost",
            given.Port,
            given.Database ?? "postgres",
            given.Username ?? "postgres",
            given.Password,
            _address.IsEmbedded
                ? $"in {Path.Combine(_services.GetRequiredService<EmbeddedPostgresServer>().Folder, "password")}"
                : "in ConnectionStrings:Default",
            started
        );
    }
}
