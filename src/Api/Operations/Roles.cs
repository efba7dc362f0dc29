namespace ImageGenerator.Api.Operations;

/// <summary>What this process does: <c>Roles=api,worker</c> (the default), <c>api</c> or <c>worker</c>.</summary>
internal sealed record Roles(bool Api, bool Worker)
{
    public const string Default = "api,worker";

    /// <exception cref="InvalidOperationException">A role is unknown, or there is none.</exception>
    internal static Roles Read(IConfiguration configuration)
    {
        var names = (configuration["Roles"] ?? Default).Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (names.Length == 0 || names.Except(["api", "worker"], StringComparer.OrdinalIgnoreCase).Any())
        {
            throw new InvalidOperationException($"Roles must be api, worker or both, not '{configuration["Roles"]}'.");
        }

        return new Roles(
            names.Contains("api", StringComparer.OrdinalIgnoreCase),
            names.Contains("worker", StringComparer.OrdinalIgnoreCase)
        );
    }
}
