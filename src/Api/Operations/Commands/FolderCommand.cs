namespace ImageGenerator.Api.Operations.Commands;

/// <summary>A command that is told a folder, and perhaps some options: <c>backup FOLDER [--without-keys]</c>.</summary>
internal abstract class FolderCommand(CommandArguments arguments, params string[] options) : OperatorCommand
{
    protected override bool IsUnderstood =>
        arguments.Path is not null && (arguments with { Path = null }).AreOnly(options);

    /// <summary>The folder, where the arguments are understood.</summary>
    protected string Folder => arguments.Path!;

    protected bool Has(string option) => arguments.Options.Contains(option);
}
