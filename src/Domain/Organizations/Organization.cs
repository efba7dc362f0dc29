using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Organizations;

/// <summary>A tenant: everything that is made belongs to one.</summary>
public sealed class Organization
{
    public const int MaxNameLength = 100;

    // For EF Core.
    private Organization() { }

    public OrganizationId Id { get; private init; }

    public string Name { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>
    /// True for the one whose owners and admins run this installation: providers, prices, the platform's keys.
    /// </summary>
    public bool OperatesInstallation { get; private init; }

    /// <param name="name">What people read.</param>
    /// <param name="now">When.</param>
    /// <param name="isFirst">The first organization operates the installation.</param>
    public static Organization Found(string name, DateTimeOffset now, bool isFirst = false) =>
        new()
        {
            Id = OrganizationId.New(),
            Name = name.Trim(),
            CreatedAt = now,
            OperatesInstallation = isFirst,
        };
}
