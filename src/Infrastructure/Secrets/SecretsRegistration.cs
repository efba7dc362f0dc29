using ImageGenerator.Application.Secrets;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Secrets;

internal static class SecretsRegistration
{
    public static IServiceCollection AddSecrets(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataFolder(configuration);
        services.AddOptions<SecretsOptions>().Bind(configuration.GetSection(SecretsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecretsOptions>, SecretsOptionsValidator>();
        services.AddSingleton<MasterKeyFile>();
        services.AddSingleton<MasterKeyRing>();
        services.AddSingleton<SecretProtector>();
        services.AddSingleton<ISecretProtector>(provider => provider.GetRequiredService<SecretProtector>());

        // In every process: what is wrong with the master keys is said at the start, not at the first job.
        services.AddDeferredHostedService<SecretReencryptor>();
        return services;
    }
}
