using ImageGenerator.Application.Accounts;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Identity;

internal static class IdentityRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RegistrationOptions>().Bind(configuration.GetSection(RegistrationOptions.Section));
        services.AddIdentityCore<AppUser>(options =>
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
                options.Lockout.MaxFailedAccessAttempts = configuration.GetValue("SignIn:MaxFailedAttempts", 5);
                options.Lockout.DefaultLockoutTimeSpan = configuration.GetValue("SignIn:LockoutTime", TimeSpan.FromMinutes(5));
            })
            .AddEntityFrameworkStores<AppDbContext>();

        services.AddDataProtection().SetApplicationName("ImageGenerator");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = new DataProtectionKeys(provider.GetRequiredService<IServiceScopeFactory>())));

        services.AddScoped<IUserAccounts, UserAccounts>();
        services.AddSingleton<IAccessReader, AccessReader>();
        return services;
    }
}
