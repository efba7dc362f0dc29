using ImageGenerator.Infrastructure;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary><c>migrate</c>: for those who start the product with <c>Database:Migrate=false</c>.</summary>
internal sealed class MigrateCommand(CommandArguments arguments) : OperatorCommand
{
    protected override string Name => "migrate";

    protected override bool IsUnderstood => arguments.AreOnly();

    protected override async Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    )
    {
        var applied = await app.Services.GetRequiredService<DatabaseTasks>().MigrateAsync(cancellationToken);
        return applied.Count == 0
            ? ["The database is up to date: nothing was applied."]
            : [$"Applied {applied.Count} migrations to the database.", .. applied.Select(name => $"  {name}")];
    }
}
