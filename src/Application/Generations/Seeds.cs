using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Application.Generations;

internal static class Seeds
{
    /// <summary>A seed for a request that names none.</summary>
    internal static Seed Fresh() => Seed.From(Random.Shared.NextInt64(Seed.Maximum + 1));
}
