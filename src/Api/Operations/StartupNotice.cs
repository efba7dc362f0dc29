using ImageGenerator.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ImageGenerator.Api.Operations;

/// <summary>Says, once it is up, what to open and where the data is.</summary>
internal static class StartupNotice
{
    internal static void PrintWhenStarted(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var installation = app.Services.GetRequiredService<InstallationInfo>();
            var addresses = app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()
                ?.Addresses
                ?? [];
            var address =
                (addresses.FirstOrDefault() ?? "(no address)")
                + app.Services.GetRequiredService<PublicAddress>().PathBase;
            Console.WriteLine();
            Console.WriteLine($"  ImageGenerator is ready    {address}");
            Console.WriteLine($"  API and Swagger UI         {address}/swagger");
            Console.WriteLine($"  Database                   {installation.Database}");
            Console.WriteLine($"  Files                      {installation.Files}");
            Console.WriteLine($"  Roles                      {app.Configuration["Roles"] ?? Roles.Default}");
            Console.WriteLine("  Open the first address in a browser. Ctrl+C stops it.");
            Console.WriteLine();
        });
}
