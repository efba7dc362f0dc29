using System.Security.Cryptography;
using System.Xml.Linq;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Secrets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>
/// Encrypts session keys that are stored plain, and re-encrypts what an older master key has encrypted; at the start
/// and every hour. Several processes may do so at once.
/// </summary>
internal sealed partial class DataProtectionKeyReencryptor(
    NpgsqlDataSource database,
    SecretProtector secrets,
    DataProtectionKeyEncryptor encryptor,
    DataProtectionKeyDecryptor decryptor,
    TimeProvider clock,
    ILogger<DataProtectionKeyReencryptor> logger
) : RecurringService(TimeSpan.FromHours(1), clock, logger)
{
    // As ASP.NET Core marks what has to be encrypted, and what is: see "Key storage format" in its documentation.
    private static readonly XNamespace _format = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName _requiresEncryption = _format + "requiresEncryption";
    private static readonly XName _encryptedSecret = _format + "encryptedSecret";

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => ReencryptAsync(cancellationToken);

    /// <returns>How many rows were encrypted.</returns>
    internal async Task<int> ReencryptAsync(CancellationToken cancellationToken)
    {
        var resealed = 0;
        foreach (var (id, xml) in await ReadAsync(cancellationToken))
        {
            var key = XElement.Parse(xml);
            if (!EncryptPlain(key) & !Reencrypt(id, key))
                continue;

            // Only in place of what was read.
            await using var command = database.CreateCommand(
                "UPDATE data_protection_keys SET xml = $3 WHERE id = $1 AND xml = $2"
            );
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = xml });
            command.Parameters.Add(
                new NpgsqlParameter<string> { TypedValue = key.ToString(SaveOptions.DisableFormatting) }
            );
            resealed += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        if (resealed > 0)
            LogResealed(resealed);
        return resealed;
    }

    private bool EncryptPlain(XElement key)
    {
        List<XElement> plain =
        [
            .. key.Descendants().Where(element => (string?)element.Attribute(_requiresEncryption) == "true"),
        ];
        foreach (var element in plain)
        {
            var encrypted = encryptor.Encrypt(element);
            element.ReplaceWith(
                new XElement(
                    _encryptedSecret,
                    new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!),
                    encrypted.EncryptedElement
                )
            );
        }

        return plain.Count > 0;
    }

    private bool Reencrypt(int id, XElement key)
    {
        var changed = false;
        foreach (var element in DataProtectionKeyEnvelope.FindIn(key).ToList())
        {
            if (DataProtectionKeyEnvelope.Read(element).AsSpan().StartsWith(secrets.CurrentHeader))
                continue;

            try
            {
                element.ReplaceWith(encryptor.Encrypt(decryptor.Decrypt(element)).EncryptedElement);
                changed = true;
            }
            catch (CryptographicException fault)
            {
                LogUnreadable(id, fault.Message);
            }
        }

        return changed;
    }

    private async Task<IReadOnlyList<(int Id, string Xml)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT id, xml FROM data_protection_keys WHERE xml IS NOT NULL ORDER BY id"
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(int, string)>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetInt32(0), reader.GetString(1)));
        return rows;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Encrypted {Count} session keys with the current master key"
    )]
    private partial void LogResealed(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The session key {Key} cannot be opened: {Reason}")]
    private partial void LogUnreadable(int key, string reason);
}
