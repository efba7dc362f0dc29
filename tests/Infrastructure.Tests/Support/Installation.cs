using ImageGenerator.Application;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Support;

/// <summary>The application with its real adapters on a database of its own. Nothing runs in the background.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private Installation(TestDatabase database, TemporaryFolder folder, ServiceProvider services) =>
        (_database, _folder, _services) = (database, folder, services);

    public IServiceProvider Services => _services;

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    public static Task<Installation> StartAsync(params (string Name, string Value)[] settings) =>
        StartAsync(clock: null, settings);

    /// <summary>With a clock of the test's own.</summary>
    public static async Task<Installation> StartAsync(
        TimeProvider? clock,
        params (string Name, string Value)[] settings
    ) => StartOn(await TestPostgres.CreateDatabaseAsync(), clock, settings);

    /// <summary>On a database that the test has made; it goes with the installation.</summary>
    public static Installation StartOn(
        TestDatabase database,
        TimeProvider? clock = null,
        params (string Name, string Value)[] settings
    ) => StartOn(database, _ => { }, clock, settings);

    /// <summary>With other parts than the product's, on a database of its own.</summary>
    public static async Task<Installation> StartAsync(
        Action<IServiceCollection> change,
        TimeProvider? clock,
        params (string Name, string Value)[] settings
    ) => StartOn(await TestPostgres.CreateDatabaseAsync(), change, clock, settings);

    /// <summary>With parts of the test's own beside or in place of the product's.</summary>
    public static Installation StartOn(
        TestDatabase database,
        Action<IServiceCollection> change,
        TimeProvider? clock = null,
        params (string Name, string Value)[] settings
    )
    {
        var folder = new TemporaryFolder();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["ConnectionStrings:Default"] = database.ConnectionString,
                    ["Data:Root"] = folder.Path,
                }
            )
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value))
            .Build();

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        if (clock is not null)
            services.AddSingleton(clock);
        services.AddApplication();
        services.AddInfrastructure(configuration);
        change(services);
        return new Installation(
            database,
            folder,
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true })
        );
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A scope that works for nobody, as before somebody has signed in.</summary>
    public AsyncServiceScope OpenScope() => _services.CreateAsyncScope();

    /// <summary>A scope that works on everybody's jobs.</summary>
    public AsyncServiceScope OpenWorkerScope()
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker();
        return scope;
    }

    /// <summary>A scope that works on one organization's job.</summary>
    public AsyncServiceScope OpenWorkerScope(OrganizationId organization)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker(organization);
        return scope;
    }

    /// <summary>A scope that works for somebody's organization.</summary>
    public AsyncServiceScope OpenScope(Member member)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Enter(member.ToActor());
        return scope;
    }

    /// <summary>A new organization and its owner.</summary>
    public async Task<Member> AddMemberAsync(string organizationName = "Engines")
    {
        await using var scope = OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = DateTimeOffset.UtcNow;
        var organization = Organization.Found(organizationName, now);
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = $"{Guid.NewGuid():N}@example.com",
            DisplayName = "Ada",
            SecurityStamp = "stamp",
            CreatedAt = now,
        };
        database.AddRange(organization, user, Membership.Grant(organization.Id, new UserId(user.Id), Role.Owner, now));
        await database.SaveChangesAsync();
        return new Member(organization.Id, new UserId(user.Id));
    }

    /// <summary>Somebody else in the same organization.</summary>
    public async Task<Member> AddMemberHereAsync(Member owner)
    {
        await using var scope = OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = DateTimeOffset.UtcNow;
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = $"{Guid.NewGuid():N}@example.com",
            DisplayName = "Ben",
            SecurityStamp = "stamp",
            CreatedAt = now,
        };
        database.Add(user);
        await database.SaveChangesAsync();
        database.Add(Membership.Grant(owner.OrganizationId, new UserId(user.Id), Role.Member, now));
        await database.SaveChangesAsync();
        return owner with { UserId = new UserId(user.Id) };
    }

    /// <summary>A generation that waits in the queue.</summary>
    public Task<Generation> EnqueueAsync(Member member, string prompt = "A lighthouse", int count = 1) =>
        EnqueueAsync(member, New(member, prompt, count));

    /// <summary>A generation that the test has made waits in the queue.</summary>
    public async Task<Generation> EnqueueAsync(Member member, Generation generation)
    {
        await using var scope = OpenScope(member);
        scope.ServiceProvider.GetRequiredService<AppDbContext>().Add(generation);
        scope.ServiceProvider.GetRequiredService<Application.Jobs.IJobQueue>().Enqueue(generation);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveAsync(CancellationToken.None);
        return generation;
    }

    /// <summary>A generation that has ended, and the image that it made.</summary>
    public async Task AddAssetAsync(Member member, string prompt)
    {
        await using var scope = OpenScope(member);
        var generation = New(member, prompt);
        var origin = new AssetOrigin
        {
            JobId = generation.Id,
            Index = 0,
            CreatedBy = member.UserId,
            Provider = "offline",
            Model = generation.Model,
            Settings = generation.Settings,
            Seed = Seed.From(1),
        };
        var file = new AssetFile("image/png", "png", 256, 256, 1, "00");
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(generation);
        await database.SaveChangesAsync();
        database.Add(Asset.FromJob(AssetId.New(), member.OrganizationId, file, origin, generation.CreatedAt));
        await database.SaveChangesAsync();
        await ExecuteAsync($"UPDATE jobs SET status = 'Completed', progress = 100 WHERE id = '{generation.Id.Value}'");
    }

    public Generation New(
        Member member,
        string prompt = "A lighthouse",
        int count = 1,
        DateTimeOffset? at = null,
        ModelDescription? of = null
    )
    {
        var model = of ?? Get<Application.Models.IModelCatalog>().Default;
        var settings = GenerationSettings.For(
            new GenerationRequest
            {
                Prompt = prompt,
                Count = count,
                Size = new ImageSize(256, 256),
            },
            model,
            Seed.From(1)
        );
        return Generation.Request(
            member.OrganizationId,
            member.UserId,
            model,
            settings.Value,
            at ?? DateTimeOffset.UtcNow
        );
    }

    /// <summary>A key of somebody's own, for an address of their own.</summary>
    public async Task<ProviderCredentialId> AddKeyAsync(
        CredentialOwner holder,
        Member by,
        string provider,
        string address
    )
    {
        await using var scope = OpenScope(by);
        var described = Get<Application.Models.IModelCatalog>().Providers.Single(known => known.Id == provider);
        var input = CredentialInput.For(described, key: null, address, hasUsualAddress: false).Value;
        var credential = ProviderCredential.Store(
            holder,
            provider,
            input,
            sealedSecret: null,
            by.UserId,
            DateTimeOffset.UtcNow
        );
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(credential);
        await database.SaveChangesAsync();
        return credential.Id;
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Somebody and their organization.</summary>
internal sealed record Member(OrganizationId OrganizationId, UserId UserId)
{
    /// <summary>The API key that they come with; null when they sit in front of the browser.</summary>
    public ApiKeyId? ApiKeyId { get; init; }

    /// <summary>True when their organization operates the installation.</summary>
    public bool Operates { get; init; }

    public Actor ToActor() =>
        new()
        {
            OperatesInstallation = Operates,
            OrganizationId = OrganizationId,
            UserId = UserId,
            Role = Role.Owner,
            DisplayName = "Ada",
            ApiKeyId = ApiKeyId,
        };
}
