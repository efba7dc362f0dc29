using ImageGenerator.Infrastructure.Backup;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary><c>backup FOLDER [--without-keys]</c></summary>
internal sealed class BackupCommand(CommandArguments arguments) : FolderCommand(arguments, WithoutKeys)
{
    private const string WithoutKeys = "--without-keys";

    protected override string Name => "backup";

    protected override Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    ) => app.Services.GetRequiredService<Backups>().BackUpAsync(Folder, !Has(WithoutKeys), cancellationToken);
}
