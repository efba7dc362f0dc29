using AutoMapper;
using AutoMapper.Internal;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Behaviors;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Uploads;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageGenerator.Application;

/// <summary>Registers the use cases with everything that is theirs alone; the ports are filled by Infrastructure.</summary>
public static class DependencyInjection
{
    private const int MaxMappingDepth = 8;

    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.TryAddSingleton<TimeProvider, MicrosecondClock>();
        services.AddSingleton<IProviderRegistry, ProviderRegistry>();
        services.AddScoped<ModelRouter>();
        services.AddSingleton<WorkPrices>();
        services.AddSingleton<StorageHealth>();
        services.AddScoped<ProviderViews>();
        services.AddSingleton<UploadStore>();
        services.AddScoped<ReferenceFinder>();
        services.AddScoped<IReferenceImages, ReferenceReader>();
        services.AddSingleton<KeyCheck>();
        services.AddScoped<ProviderKeyRules>();
        services.AddScoped<ProviderKeyViews>();
        return services.AddJobEngine().AddOutputs().AddUseCases().AddMappings();
    }

    private static IServiceCollection AddJobEngine(this IServiceCollection services)
    {
        services.Scan(scan => scan.FromAssemblyOf<OutputStore>()
            .AddClasses(classes => classes.AssignableTo<IJobType>(), publicOnly: false).As<IJobType>().WithScopedLifetime());
        services.AddScoped<JobTypes>();
        services.AddScoped<AttemptLimit>();
        services.AddSingleton<RetryPolicy>();
        services.AddScoped<JobPreparation>();
        services.AddScoped<JobClosing>();
        services.AddScoped<JobSettlement>();
        services.AddScoped<JobCancellation>();
        services.AddScoped<JobRetry>();
        services.AddScoped<LocalJobRunner>();
        services.AddScoped<LocalJobSettlement>();
        services.AddScoped<ProviderJobRunner>();
        services.AddScoped<ProviderJobStop>();
        services.AddScoped<ProviderCancellation>();
        services.AddScoped<ProviderRequestFactory>();
        services.AddScoped<AttemptExecutor>();
        services.AddScoped<ResultHandler>();
        services.AddScoped<FailoverPlanner>();
        return services;
    }

    private static IServiceCollection AddOutputs(this IServiceCollection services)
    {
        services.AddSingleton<IMediaProcessor, ImageMediaProcessor>();
        services.AddSingleton<OutputStore>();
        services.AddScoped<OutputCollector>();
        services.AddScoped<OutputSaver>();
        return services;
    }

    private static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        // Field names in messages and problems are the JSON ones.
        ValidatorOptions.Global.PropertyNameResolver = (_, member, _) => member is null ? null : CamelCase(member.Name);

        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblyOf<OutputStore>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces(IsHandler).WithTransientLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)).Where(HasDefaultConstructor), publicOnly: false)
            .AsImplementedInterfaces(IsValidator).WithSingletonLifetime());

        // The first one is the outermost.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TracingBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        return services;
    }

    private static IServiceCollection AddMappings(this IServiceCollection services)
    {
        services.Scan(scan => scan.FromAssemblyOf<OutputStore>()
            .AddClasses(classes => classes.AssignableTo<Profile>(), publicOnly: false).As<Profile>().WithSingletonLifetime());
        services.AddSingleton<AutoMapper.IConfigurationProvider>(provider => new MapperConfiguration(configuration =>
        {
            // Nested input must never decide how deep a map goes (GHSA-rvv3-g6hj-g44x).
            configuration.Internal().ForAllMaps((_, map) => map.MaxDepth(MaxMappingDepth));
            foreach (var profile in provider.GetServices<Profile>()) configuration.AddProfile(profile);
        }));
        services.AddSingleton<IMapper>(provider =>
            new Mapper(provider.GetRequiredService<AutoMapper.IConfigurationProvider>(), provider.GetService));
        return services;
    }

    private static bool IsHandler(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);

    private static bool IsValidator(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidator<>);

    private static bool HasDefaultConstructor(Type type) => type.GetConstructor(Type.EmptyTypes) is not null;

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
