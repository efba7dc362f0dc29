using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Bench.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Bench.Baselines;

/// <summary>Kestrel with routing and nothing else, and an Npgsql data source that prepares its statements and does
/// not reset its connections.</summary>
internal static class BareServer
{
    public const string Ready = "bare server at";

    public static NpgsqlDataSource OpenDatabase() =>
        NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Child.Database) { MaxAutoPrepare = 50, NoResetOnClose = true }
        );

    public static async Task<int> RunAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase))
        );
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        Console.WriteLine($"{Ready} {address}");
        await Child.ParentEndedAsync();
        return 0;
    }

    /// <summary>Starts a bare server in a process of its own.</summary>
    public static async Task<(Child Process, Uri Address)> StartAsync(string mode, string database)
    {
        var process = Child.StartMode(mode, new Dictionary<string, string> { [Child.DatabaseVariable] = database });
        return (process, new Uri(await process.HearAsync(Ready)));
    }
}
