using ImageGenerator.Application.Models;
using ImageGenerator.Infrastructure.Catalogue;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Budgets;

internal static class BudgetsRegistration
{
    /// <summary>Prices, holds and limits.</summary>
    public static IServiceCollection AddBudgets(this IServiceCollection services)
    {
        services.AddSingleton<PriceBook>();
        services.AddSingleton<IPriceBook>(provider => provider.GetRequiredService<PriceBook>());
        services.AddLateService<PriceBookKeeper>();

        return services;
    }
}
