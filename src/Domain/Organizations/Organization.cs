using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Organizations;

/// <summary>A tenant: everything that is made belongs to one.</summary>
public sealed class Organization
{
    public const int MaxNameLength = 100;

    // For the mapper.
    private Organization()
    {
    }

    public OrganizationId Id { get; private init; }

    public string Name { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public static Organization Found(string name, DateTimeOffset now) =>
        new() { Id = OrganizationId.New(), Name = name.Trim(), CreatedAt = now };
}
