using ImageGenerator.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>
/// What an unknown address's password is checked against. Made by the same hasher as everybody's, so that it costs the
/// same work whatever the hasher is set to.
/// </summary>
internal sealed class NobodysPassword
{
    public NobodysPassword(IPasswordHasher<AppUser> hasher) =>
        Hash = hasher.HashPassword(User, Guid.NewGuid().ToString());

    public AppUser User { get; } = new();

    public string Hash { get; }
}
