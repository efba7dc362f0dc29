using ImageGenerator.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>
/// The whole application on a real socket and a real database. Tests of one host share it safely: every test registers
/// an organization of its own.
/// </summary>
internal sealed class ApiHost : WebApplicationFactory<Program>
{
    // Hashing a password slowly is the product's business; the tests sign in hundreds of times.
    private const int QuickHash = 1000;

    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private Action<IServiceCollection>? _services;

    private ApiHost(
        TestDatabase database,
        bool ownsDatabase,
        string folder,
        bool ownsFolder,
        IReadOnlyDictionary<string, string> settings
    )
    {
        (_database, _ownsDatabase, _folder, _ownsFolder, _settings) = (
            database,
            ownsDatabase,
            folder,
            ownsFolder,
            settings
        );
        Data = new TestData(database.ConnectionString);
    }

    /// <summary>What was logged since the start.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>The database behind it.</summary>
    public TestData Data { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("https://localhost");

    /// <summary>Starts on a socket with a database of its own.</summary>
    public static async Task<ApiHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = new ApiHost(
            await TestPostgres.CreateDatabaseAsync(),
            ownsDatabase: true,
            NewFolder(),
            ownsFolder: true,
            Settings(settings)
        );
        host.Listen();
        return host;
    }

    /// <summary>Starts on a socket with a database of its own, and with other parts than the product's.</summary>
    public static async Task<ApiHost> StartAsync(
        Action<IServiceCollection> services,
        params (string Key, string Value)[] settings
    )
    {
        var host = new ApiHost(
            await TestPostgres.CreateDatabaseAsync(),
            ownsDatabase: true,
            NewFolder(),
            ownsFolder: true,
            Settings(settings)
        )
        {
            _services = services,
        };
        host.Listen();
        return host;
    }

    /// <summary>Starts without a socket: requests to it count as https.</summary>
    public static async Task<ApiHost> StartInMemoryAsync(params (string Key, string Value)[] settings)
    {
        var host = new ApiHost(
            await TestPostgres.CreateDatabaseAsync(),
            ownsDatabase: true,
            NewFolder(),
            ownsFolder: true,
            Settings(settings)
        );
        _ = host.Server;
        return host;
    }

    /// <summary>Starts another process, so to speak, on this one's database and files.</summary>
    public ApiHost StartNeighbour(params (string Key, string Value)[] settings)
    {
        var host = new ApiHost(_database, ownsDatabase: false, _folder, ownsFolder: false, Settings(settings));
        host.Listen();
        return host;
    }

    /// <summary>A client without credentials that keeps no cookies and follows no redirects.</summary>
    public HttpClient Anonymous() => ClientWith(cookies: false);

    /// <summary>A client that keeps cookies as a browser does.</summary>
    public HttpClient Browser() => ClientWith(cookies: true);

    /// <summary>A client that sends a bearer token or an API key.</summary>
    public HttpClient Bearing(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return client;
    }

    /// <summary>Takes the database away while the host runs.</summary>
    public ValueTask DropDatabaseAsync() => _database.DisposeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Default", _database.ConnectionString);
        builder.UseSetting("Data:Root", _folder);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = QuickHash);
            services.AddSingleton<ILoggerProvider>(Log);
            _services?.Invoke(services);
        });
    }

    private void Listen()
    {
        UseKestrel(0);
        StartServer();
        Address = new Uri(
            Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
    }

    private HttpClient ClientWith(bool cookies)
    {
        if (Address.Scheme == Uri.UriSchemeHttps)
        {
            return CreateClient(
                new WebApplicationFactoryClientOptions
                {
                    BaseAddress = Address,
                    AllowAutoRedirect = false,
                    HandleCookies = cookies,
                }
            );
        }

        var handler = new SocketsHttpHandler { UseCookies = cookies, AllowAutoRedirect = false };
        return new HttpClient(handler) { BaseAddress = Address };
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("imagegenerator-api-tests-").FullName;

    private static Dictionary<string, string> Settings((string Key, string Value)[] given)
    {
        var settings = new Dictionary<string, string>
        {
            ["Roles"] = "api,worker",
            ["Registration:Open"] = "true",
            ["SignIn:FreeAttemptsPerSource"] = "100000",
            ["Providers:Offline:Simulation:PromptMarkers"] = "true",
            ["Jobs:RetryDelay"] = "00:00:00.020",
            ["Jobs:MaxRetryDelay"] = "00:00:00.050",
            ["Jobs:StopGrace"] = "00:00:00",
            ["Logging:Console:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in given)
            settings[key] = value;
        return settings;
    }
}
