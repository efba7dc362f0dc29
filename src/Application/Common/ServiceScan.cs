using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Scrutor;

namespace ImageGenerator.Application.Common;

/// <summary>Registers what says itself how long it lives.</summary>
public static class ServiceScan
{
    /// <summary>Registers every class of the assembly that has one of the service attributes.</summary>
    public static IServiceCollection AddAttributedServices(this IServiceCollection services, Assembly assembly) =>
        services.Scan(scan =>
            scan.FromAssemblies(assembly)
                .AddClasses(classes => classes.WithAttribute<ScopedServiceAttribute>(), publicOnly: false)
                .UsingRegistrationStrategy(RegistrationStrategy.Throw)
                .As(ServicesOf)
                .WithScopedLifetime()
                .AddClasses(classes => classes.WithAttribute<SingletonServiceAttribute>(), publicOnly: false)
                .UsingRegistrationStrategy(RegistrationStrategy.Throw)
                .As(ServicesOf)
                .WithSingletonLifetime()
        );

    private static IEnumerable<Type> ServicesOf(Type type)
    {
        Type[] ports = [.. type.GetInterfaces().Where(face => face.Assembly == typeof(ServiceScan).Assembly)];
        return ports.Length > 0 ? ports : [type];
    }
}
