using AutoMapper;
using AutoMapper.Internal;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Behaviors;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Jobs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageGenerator.Application;

/// <summary>
/// Registers the use cases with everything that is theirs alone; the ports are filled by Infrastructure.
/// </summary>
public static class DependencyInjection
{
    private const int MaxMappingDepth = 8;

    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.TryAddSingleton<TimeProvider, MicrosecondClock>();
        services.AddScoped<ActorScope>();
        services.AddScoped(provider => provider.GetRequiredService<ActorScope>().Actor);
        services.AddAttributedServices(typeof(DependencyInjection).Assembly);
        services.Scan(scan =>
            scan.FromAssemblies(typeof(DependencyInjection).Assembly)
                .AddClasses(classes => classes.AssignableTo<IJobType>(), publicOnly: false)
                .As<IJobType>()
                .WithScopedLifetime()
        );
        return services.AddUseCases().AddMappings();
    }

    private static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        // Field names in messages and problems are the JSON ones.
        ValidatorOptions.Global.PropertyNameResolver = (_, member, _) => member is null ? null : CamelCase(member.Name);

        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan =>
            scan.FromAssemblies(typeof(DependencyInjection).Assembly)
                .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
                .AsImplementedInterfaces(IsHandler)
                .WithTransientLifetime()
                .AddClasses(
                    classes => classes.AssignableTo(typeof(IValidator<>)).Where(IsOfOneRequest),
                    publicOnly: false
                )
                .AsImplementedInterfaces(IsValidator)
                .WithSingletonLifetime()
        );

        services.AddSingleton(typeof(IValidator<>), typeof(IdempotencyKeyValidator<>));

        // The first one is the outermost. The last is only there for commands that can be sent again.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TracingBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));
        return services;
    }

    private static IServiceCollection AddMappings(this IServiceCollection services)
    {
        services.Scan(scan =>
            scan.FromAssemblies(typeof(DependencyInjection).Assembly)
                .AddClasses(classes => classes.AssignableTo<Profile>(), publicOnly: false)
                .As<Profile>()
                .WithSingletonLifetime()
        );
        services.AddSingleton<AutoMapper.IConfigurationProvider>(provider => new MapperConfiguration(configuration =>
        {
            // Nested input must never decide how deep a map goes (GHSA-rvv3-g6hj-g44x).
            configuration.Internal().ForAllMaps((_, map) => map.MaxDepth(MaxMappingDepth));
            foreach (var profile in provider.GetServices<Profile>())
                configuration.AddProfile(profile);
        }));
        services.AddSingleton<IMapper>(provider => new Mapper(
            provider.GetRequiredService<AutoMapper.IConfigurationProvider>(),
            provider.GetService
        ));
        return services;
    }

    private static bool IsHandler(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);

    private static bool IsValidator(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidator<>);

    private static bool IsOfOneRequest(Type type) =>
        !type.IsGenericTypeDefinition && type.GetConstructor(Type.EmptyTypes) is not null;

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
