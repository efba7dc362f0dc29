using ImageGenerator.Application.Accounts;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Identity;

internal static class IdentityRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RegistrationOptions>().Bind(configuration.GetSection(RegistrationOptions.Section));

        // Once for all: what unknown addresses are checked against is made by it at the start.
        services.AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>();
        services
            .AddIdentityCore<AppUser>(options =>
            {
                options.User.RequireUniqueEmail = true;

                // Any address may be a name; the address itself was checked before.
                options.User.AllowedUserNameCharacters = null!;
                options.Password.RequiredLength = AccountRules.MinPasswordLength;
                options.Password.RequiredUniqueChars = 4;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<AppDbContext>();

        services.AddSessionKeys();
        services.AddSessions(configuration);
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<IUserAccounts, UserAccounts>();
        services.AddSingleton<IAccessReader, AccessReader>();
        services.AddSingleton<BeforeSaveInterceptor, ApiKeyInterceptor>();
        return services;
    }

    private static void AddSessions(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<SignInSessionOptions>()
            .Bind(configuration.GetSection(SignInSessionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<SignInOptions>()
            .Bind(configuration.GetSection(SignInOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ISessions, Sessions>();
        services.AddSingleton<ISignInThrottle, SignInThrottle>();
        services.AddSingleton<CredentialMonitor>();
        services.AddSingleton<ICredentialMonitor>(provider => provider.GetRequiredService<CredentialMonitor>());
    }

    private static void AddSessionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("ImageGenerator").PersistKeysToDbContext<AppDbContext>();
        services.AddSingleton<DataProtectionKeyEncryptor>();
        services.AddSingleton<DataProtectionKeyDecryptor>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlEncryptor = provider.GetRequiredService<DataProtectionKeyEncryptor>()
            )
        );
        services.AddDeferredHostedService<DataProtectionKeyReencryptor>();
    }
}
