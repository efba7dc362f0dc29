using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Prices;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Persistence.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Budgets;

internal static class BudgetsRegistration
{
    /// <summary>Prices, holds and limits.</summary>
    public static IServiceCollection AddBudgets(this IServiceCollection services)
    {
        services.AddSingleton<PriceBook>();
        services.AddSingleton<IPriceBook>(provider => provider.GetRequiredService<PriceBook>());
        services.AddDeferredHostedService<PriceBookSync>();
        services.AddScoped<IPriceRepository, PriceRepository>();

        services.AddScoped<IBudget, Budget>();
        services.AddScoped<ISpendingLimitRepository, SpendingLimitRepository>();
        services.AddScoped<ISpendingLimitReader, SpendingLimitReader>();
        return services;
    }
}
