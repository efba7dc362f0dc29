using System.Net.Sockets;
using ImageGenerator.Infrastructure.Backup;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Secrets;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ImageGenerator.Infrastructure;

/// <summary>Faults at the start that the operator can mend.</summary>
public static class StartupError
{
    /// <summary>What happened and what to do, in a sentence; null for a fault of ours.</summary>
    public static string? Explain(Exception fault) =>
        fault switch
        {
            DataFolderInUseException inUse => inUse.Message,
            OptionsValidationException options =>
                $"the configuration is not valid. {string.Join(" ", options.Failures)}",
            MasterKeyException keys => keys.Message,
            BackupException backup => backup.Message,
            NpgsqlException { InnerException: SocketException } away => $"the database does not answer. {away.Message}",
            PostgresException refused => $"the database refused us: {refused.MessageText}.",
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken =>
                taken.Message,
            _ => null,
        };
}
