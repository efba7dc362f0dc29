using System.ComponentModel;
using System.Diagnostics;
using ImageGenerator.Infrastructure;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary>
/// <c>database</c>: psql on the product's database. Where there is no psql, or nobody to type, it says where the
/// database is.
/// </summary>
internal sealed class DatabaseCommand(CommandArguments arguments) : OperatorCommand
{
    protected override string Name => "open the database";

    protected override bool IsUnderstood => arguments.AreOnly();

    protected override Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    ) => app.Services.GetRequiredService<DatabaseTasks>().WithDatabaseAsync(OpenAsync, cancellationToken);

    private static async Task<IReadOnlyList<string>> OpenAsync(DatabaseLogin login, CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected && Start(login) is { } psql)
        {
            using (psql)
                await psql.WaitForExitAsync(cancellationToken);
            return [];
        }

        return
        [
            $"psql \"host={login.Host} port={login.Port} dbname={login.Database} user={login.User}\"",
            $"Password: {login.PasswordPlace}",
            .. login.IsTemporary
                ? ["The embedded server is not running; the product starts it."]
                : Array.Empty<string>(),
        ];
    }

    /// <returns>Null when there is no psql on this machine.</returns>
    private static Process? Start(DatabaseLogin login)
    {
        var start = new ProcessStartInfo("psql")
        {
            Environment =
            {
                ["PGHOST"] = login.Host,
                ["PGPORT"] = $"{login.Port}",
                ["PGDATABASE"] = login.Database,
                ["PGUSER"] = login.User,
                ["PGPASSWORD"] = login.Password,
            },
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
