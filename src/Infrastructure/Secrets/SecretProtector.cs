using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Infrastructure.Secrets;

/// <summary>
/// AES-256-GCM. An envelope is: version (1 byte), length of the master key's id (1), the id, nonce (12), tag (16),
/// ciphertext. The nonce is random for every encryption; version, id and context are authenticated with it.
/// </summary>
internal sealed class SecretProtector(MasterKeyRing ring) : ISecretProtector
{
    private const byte Version = 1;
    private const int FixedHeader = 2;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly Error _damaged = Error.RuleViolation(
        "secret.damaged",
        "The stored key is damaged. Enter it again."
    );

    /// <summary>What every envelope begins with that the current master key has encrypted.</summary>
    public byte[] CurrentHeader => HeaderOf(ring.Current.Id);

    public byte[] Encrypt(byte[] secret, SecretContext context)
    {
        var header = HeaderOf(ring.Current.Id);
        var envelope = new byte[header.Length + NonceBytes + TagBytes + secret.Length];
        header.CopyTo(envelope, 0);
        var nonce = envelope.AsSpan(header.Length, NonceBytes);
        RandomNumberGenerator.Fill(nonce);

        using var cipher = ring.Current.NewCipher(TagBytes);
        cipher.Encrypt(
            nonce,
            secret,
            envelope.AsSpan(header.Length + NonceBytes + TagBytes),
            envelope.AsSpan(header.Length + NonceBytes, TagBytes),
            Bind(header, context)
        );
        return envelope;
    }

    public Result<byte[]> Decrypt(byte[] envelope, SecretContext context)
    {
        if (ReadKeyId(envelope) is not { } id)
            return _damaged;
        if (!ring.TryGet(id, out var key))
            return Missing(id);

        var header = envelope.AsSpan(0, FixedHeader + id.Length);
        var body = envelope.AsSpan(header.Length);
        var secret = new byte[body.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = key.NewCipher(TagBytes);
            cipher.Decrypt(
                body[..NonceBytes],
                body[(NonceBytes + TagBytes)..],
                body.Slice(NonceBytes, TagBytes),
                secret,
                Bind(header, context)
            );
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return _damaged;
        }
    }

    public Error? Inspect(byte[] envelope) =>
        ReadKeyId(envelope) is not { } id ? _damaged
        : ring.TryGet(id, out _) ? null
        : Missing(id);

    private static byte[] HeaderOf(string id) => [Version, (byte)id.Length, .. Encoding.ASCII.GetBytes(id)];

    private static string? ReadKeyId(byte[] envelope)
    {
        if (envelope.Length < FixedHeader || envelope[0] != Version)
            return null;

        int length = envelope[1];
        return envelope.Length >= FixedHeader + length + NonceBytes + TagBytes
            ? Encoding.ASCII.GetString(envelope, FixedHeader, length)
            : null;
    }

    // Every part with its length before it, so that no two contexts look the same; -1 stands for a part that is not
    // there.
    private static byte[] Bind(ReadOnlySpan<byte> header, SecretContext context)
    {
        using var bound = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        bound.Write(header);
        foreach (var part in (string?[])[context.Purpose, context.Tenant, .. context.Parts])
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "");
            BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
            bound.Write(length);
            bound.Write(bytes);
        }

        return bound.ToArray();
    }

    private static Error Missing(string id) =>
        Error.RuleViolation(
            "secret.master_key_missing",
            $"This key was encrypted with the master key {id}, which this installation does not have. "
                + "Restore the master key, or enter this key again."
        );
}
