namespace ImageGenerator.Infrastructure.Secrets;

/// <summary>Configuration of <c>Secrets</c>.</summary>
internal sealed class SecretsOptions
{
    public const string Section = "Secrets";

    /// <summary>
    /// The master keys as <c>&lt;id&gt;:&lt;base64 of 32 bytes&gt;</c>. The first one encrypts, all of them decrypt.
    /// Empty: a key is made and kept in the data folder.
    /// </summary>
    public IReadOnlyList<string> MasterKeys { get; init; } = [];
}
