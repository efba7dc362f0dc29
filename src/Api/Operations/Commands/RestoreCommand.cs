using ImageGenerator.Infrastructure.Backup;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary><c>restore FOLDER [--replace] [--run-waiting]</c></summary>
internal sealed class RestoreCommand(CommandArguments arguments) : FolderCommand(arguments, Replace, RunWaiting)
{
    private const string Replace = "--replace";
    private const string RunWaiting = "--run-waiting";

    protected override string Name => "restore";

    protected override Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    ) =>
        app
            .Services.GetRequiredService<Backups>()
            .RestoreAsync(Folder, Has(Replace), Has(RunWaiting), cancellationToken);
}
