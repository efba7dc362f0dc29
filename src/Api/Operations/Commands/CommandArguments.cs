namespace ImageGenerator.Api.Operations.Commands;

/// <summary>What stands behind a command's name.</summary>
/// <param name="Path">The first word that is no option; null when there is none.</param>
/// <param name="Options">The rest, such as <c>--replace</c>.</param>
/// <param name="Settings">Settings of the product (<c>--Data:Root=…</c>).</param>
internal sealed record CommandArguments(string? Path, IReadOnlySet<string> Options, string[] Settings)
{
    internal static CommandArguments Of(string[] given)
    {
        var own = given.Where(argument => !IsSetting(argument)).ToList();
        var path = own.Find(argument => !argument.StartsWith('-'));
        return new CommandArguments(
            path,
            own.Where(argument => argument != path).ToHashSet(StringComparer.Ordinal),
            [.. given.Where(IsSetting)]
        );
    }

    /// <summary>True when nothing else was said than some of these options.</summary>
    internal bool AreOnly(params ReadOnlySpan<string> options) => Path is null && Options.IsSubsetOf(options.ToArray());

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);
}
