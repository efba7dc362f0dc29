using System.Text.RegularExpressions;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Assets;

/// <summary>
/// The place of a file in the blob store: <c>organization/yyyy/MM/owner/name.ext</c>. It begins with the tenant, holds
/// only lower-case letters, digits, dashes, dots and slashes, and never climbs out of its folder.
/// </summary>
public readonly partial record struct BlobKey
{
    private BlobKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>The key of one rendition of an asset.</summary>
    public static BlobKey For(OrganizationId organization, AssetId asset, DateTimeOffset createdAt, string name) =>
        For(organization, asset.Value, createdAt, name);

    /// <summary>The key of one rendition of an upload.</summary>
    public static BlobKey For(OrganizationId organization, UploadId upload, DateTimeOffset createdAt, string name) =>
        For(organization, upload.Value, createdAt, name);

    /// <summary>The key of something that a job leaves while it runs.</summary>
    public static BlobKey For(OrganizationId organization, JobId job, DateTimeOffset createdAt, string name) =>
        For(organization, job.Value, createdAt, name);

    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">It is not a well-formed key.</exception>
    public static BlobKey Parse(string value) =>
        Shape().IsMatch(value) && !value.Contains("..", StringComparison.Ordinal)
            ? new BlobKey(value)
            : throw new FormatException($"Not a blob key: {value}");

    public override string ToString() => Value;

    private static BlobKey For(OrganizationId organization, Guid owner, DateTimeOffset createdAt, string name) =>
        Parse(
            FormattableString.Invariant(
                $"{organization}/{createdAt.UtcDateTime:yyyy}/{createdAt.UtcDateTime:MM}/{owner}/{name}"
            )
        );

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*\z")]
    private static partial Regex Shape();
}
