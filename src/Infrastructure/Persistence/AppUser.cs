using Microsoft.AspNetCore.Identity;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>A person's account: Identity keeps the password and the stamp that ends sessions.</summary>
internal sealed class AppUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}
