using ImageGenerator.Infrastructure.Backup;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary><c>restore FOLDER [--replace] [--run-waiting]</c></summary>
internal sealed class RestoreCommand(CommandArguments arguments) : OperatorCommand
{
    private const string Replace = "--replace";
    private const string RunWaiting = "--run-waiting";

    protected override string Name => "restore";

    protected override bool IsUnderstood =>
        arguments.Path is not null && (arguments with { Path = null }).AreOnly(Replace, RunWaiting);

    protected override Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    ) =>
        app
            .Services.GetRequiredService<Backups>()
            .RestoreAsync(
                arguments.Path!,
                arguments.Options.Contains(Replace),
                arguments.Options.Contains(RunWaiting),
                cancellationToken
            );
}
