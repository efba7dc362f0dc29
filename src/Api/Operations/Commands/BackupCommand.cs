using ImageGenerator.Infrastructure.Backup;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary><c>backup FOLDER [--without-keys]</c></summary>
internal sealed class BackupCommand(CommandArguments arguments) : OperatorCommand
{
    private const string WithoutKeys = "--without-keys";

    protected override string Name => "backup";

    protected override bool IsUnderstood =>
        arguments.Path is not null && (arguments with { Path = null }).AreOnly(WithoutKeys);

    protected override Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    ) =>
        app
            .Services.GetRequiredService<Backups>()
            .BackUpAsync(arguments.Path!, !arguments.Options.Contains(WithoutKeys), cancellationToken);
}
