using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Secrets;

/// <summary>
/// The master keys: the configured ones, else those of the data folder, where one is made if there is none. The first
/// one seals, all of them open. Keys in the data folder go on opening when others are configured, so that an
/// installation can move.
/// </summary>
internal sealed partial class MasterKeyRing
{
    private readonly Dictionary<string, MasterKey> _byId;

    public MasterKeyRing(
        IOptions<SecretsOptions> options,
        MasterKeyFile file,
        DatabaseAddress database,
        TimeProvider clock,
        ILogger<MasterKeyRing> logger
    )
    {
        MasterKey[] configured = [.. options.Value.MasterKeys.Select(text => MasterKey.TryParse(text)!)];
        var kept = file.Read();
        if (configured.Length == 0 && kept.Count == 0)
        {
            kept = file.Create(clock.GetUtcNow());
            LogMade(logger, file.Path);
        }

        if (configured.Length == 0 && !database.IsEmbedded)
            LogAlone(logger, file.Path);

        // A configured key counts before one of the same name in the file.
        MasterKey[] all = [.. configured, .. kept];
        Current = all[0];
        _byId = all.DistinctBy(key => key.Id).ToDictionary(key => key.Id, StringComparer.Ordinal);
    }

    /// <summary>The one that encrypts.</summary>
    public MasterKey Current { get; }

    public bool TryGet(string id, [NotNullWhen(true)] out MasterKey? key) => _byId.TryGetValue(id, out key);

    [LoggerMessage(Level = LogLevel.Information, Message = "Made a master key for stored secrets: {Path}. Back it up.")]
    private static partial void LogMade(ILogger logger, string path);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Stored secrets are encrypted with {Path}, which is on this machine alone. Set "
            + "Secrets__MasterKeys__0 where several machines share the database."
    )]
    private static partial void LogAlone(ILogger logger, string path);
}

/// <summary>Configured keys are whole and have names of their own. What is wrong is said without the key.</summary>
internal sealed class SecretsOptionsValidator : IValidateOptions<SecretsOptions>
{
    public ValidateOptionsResult Validate(string? name, SecretsOptions options)
    {
        MasterKey?[] keys = [.. options.MasterKeys.Select(MasterKey.TryParse)];
        List<string> failures =
        [
            .. keys.Index()
                .Where(entry => entry.Item is null)
                .Select(entry => $"Secrets:MasterKeys:{entry.Index} is not <id>:<base64 of 32 bytes>."),
        ];
        failures.AddRange(
            keys.OfType<MasterKey>()
                .GroupBy(key => key.Id)
                .Where(group => group.Count() > 1)
                .Select(group => $"Secrets:MasterKeys has two keys named {group.Key}.")
        );
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
