using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Secrets;

/// <summary>Master keys of tests, and rings of them.</summary>
internal static class Keys
{
    /// <summary>A key as it is configured.</summary>
    public static string Named(string id, byte filling = 7) =>
        $"{id}:{Convert.ToBase64String(Enumerable.Repeat(filling, 32).ToArray())}";

    public static MasterKeyFile FileIn(string folder) => new(DataFolder.Resolve(ConfigurationOf(folder)));

    public static SecretProtector Protector(string folder, params string[] masterKeys) => new(Ring(folder, masterKeys));

    public static MasterKeyRing Ring(string folder, params string[] masterKeys) =>
        new(
            Options.Create(new SecretsOptions { MasterKeys = masterKeys }),
            FileIn(folder),
            new DatabaseAddress(ConfigurationOf(folder)),
            TimeProvider.System,
            NullLogger<MasterKeyRing>.Instance
        );

    private static IConfiguration ConfigurationOf(string folder) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Data:Root", folder)]).Build();
}
