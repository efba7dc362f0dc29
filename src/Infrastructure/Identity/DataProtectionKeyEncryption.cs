using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ImageGenerator.Application.Secrets;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>
/// Encrypts the keys behind cookies, tokens and links with the master key: whoever has only the database, or a backup
/// of it, cannot make a session up. The protector is looked up late, because the master keys are known only when the
/// database has started.
/// </summary>
internal sealed class DataProtectionKeyEncryptor(IServiceProvider services) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var envelope = services
            .GetRequiredService<ISecretProtector>()
            .Encrypt(plain, DataProtectionKeyEnvelope.Context);
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(DataProtectionKeyEnvelope.Write(envelope), typeof(DataProtectionKeyDecryptor));
    }
}

/// <summary>
/// Opens what <see cref="DataProtectionKeyEncryptor"/> has sealed. Its name stands in the stored rows: it cannot be
/// renamed.
/// </summary>
internal sealed class DataProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var opened = services
            .GetRequiredService<ISecretProtector>()
            .Decrypt(DataProtectionKeyEnvelope.Read(encryptedElement), DataProtectionKeyEnvelope.Context);
        return opened.Succeeded
            ? XElement.Parse(Encoding.UTF8.GetString(opened.Value))
            : throw new CryptographicException(
                $"A session key cannot be opened: {opened.Error.Code}. {opened.Error.Message}"
            );
    }
}

/// <summary>The element that an encrypted key stands in.</summary>
internal static class DataProtectionKeyEnvelope
{
    private const string Name = "masterKeyEnvelope";

    public static SecretContext Context { get; } = new("data-protection-key", "platform");

    public static XElement Write(byte[] envelope) => new(Name, Convert.ToBase64String(envelope));

    public static byte[] Read(XElement element) => Convert.FromBase64String(element.Value);

    public static IEnumerable<XElement> FindIn(XElement key) => key.Descendants(Name);
}
