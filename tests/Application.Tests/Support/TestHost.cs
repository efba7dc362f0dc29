using ImageGenerator.Application.Accounts;
using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.Prices;
using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Application.Usage;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace ImageGenerator.Application.Tests.Support;

/// <summary>
/// The application with all its own parts, and a mock in every port. Requests pass the whole pipeline.
/// </summary>
internal sealed class TestHost : IDisposable
{
    private readonly ServiceCollection _collection = [];
    private readonly Lazy<ServiceProvider> _services;

    public TestHost()
    {
        _services = new Lazy<ServiceProvider>(() =>
            _collection.BuildServiceProvider(
                new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }
            )
        );
        Models.Setup(models => models.Default).Returns(TestModels.Able);
        Models.Setup(models => models.All).Returns([TestModels.Able, TestModels.Plain]);
        Models
            .Setup(models => models.Find(It.IsAny<string>()))
            .Returns((string id) => Models.Object.All.FirstOrDefault(model => model.Id == id));
        Models.Setup(models => models.Providers).Returns(() => [.. Providers]);
        Models
            .Setup(models => models.PriceAt(It.IsAny<string>(), It.IsAny<DateTimeOffset>()))
            .Returns((string id, DateTimeOffset _) => Models.Object.Find(id)?.Price);
        Connections
            .Setup(port =>
                port.ChooseAsync(
                    It.IsAny<OrganizationId>(),
                    It.IsAny<UserId>(),
                    It.IsAny<string>(),
                    It.IsAny<IReadOnlyCollection<CredentialScope>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(new ProviderConnection());
        Connections
            .Setup(port =>
                port.UsableAsync(It.IsAny<OrganizationId>(), It.IsAny<UserId>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(() => Providers.ToDictionary(provider => provider.Id, _ => (CredentialScope?)null));
        Connections
            .Setup(port =>
                port.WorkingAsync(It.IsAny<OrganizationId>(), It.IsAny<UserId>(), It.IsAny<CancellationToken>())
            )
            .Returns(
                (OrganizationId organization, UserId user, CancellationToken token) =>
                    Connections.Object.UsableAsync(organization, user, token)
            );
        Pace.Setup(port => port.WaitAsync(It.IsAny<JobId>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .Returns((JobId _, TimeSpan atMost, CancellationToken token) => Task.Delay(atMost, Clock, token));
        States.Setup(port => port.ReadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => Health);
        States
            .Setup(port =>
                port.ReadAsync(It.IsAny<OrganizationId>(), It.IsAny<UserId>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(() => Health);
        Metadata
            .Setup(port => port.Strip(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<MetadataOrigin>()))
            .Returns((ReadOnlyMemory<byte> image, MetadataOrigin _) => image);
        Provider.Setup(provider => provider.Id).Returns("test");
        Provider.Setup(provider => provider.Operations).Returns([ProviderOperation.Generate]);
        JobOptions.Kinds[Generation.JobKind.Name] = new JobKindOptions { AttemptTimeout = TimeSpan.FromMinutes(5) };
        Configured.Setup(configured => configured.Of(It.IsAny<string>())).Returns(ConfiguredProvider.None);
        Limits
            .Setup(limits =>
                limits.ListBindingAsync(It.IsAny<UserId>(), It.IsAny<ApiKeyId?>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync([]);
        Throttle
            .Setup(throttle =>
                throttle.BeginAsync(It.IsAny<string>(), It.IsAny<SignInOrigin>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(new SignInAttempt([], []));
        Throttle
            .Setup(throttle => throttle.CountRegistrationAsync(It.IsAny<SignInOrigin>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Result.Ok());
        PassTransactions<Result>();
        PassTransactions<Result<Generation>>();
        PassTransactions<Result<Upscale>>();
        PassTransactions<Result<SpendingLimitId>>();
        PassTransactions<Result<IReadOnlyList<ClaimedJob>>>();
        Register();
    }

    public TestClock Clock { get; } = new();

    /// <summary>Who asks; may do everything unless a test says otherwise.</summary>
    public Actor Actor { get; set; } =
        new()
        {
            OrganizationId = GenerationBuilder.Organization,
            UserId = GenerationBuilder.Person,
            DisplayName = "Ada",
            Role = Role.Owner,
            OperatesInstallation = true,
        };

    public Mock<IModelCatalog> Models { get; } = new();

    /// <summary>The providers of the catalog; they need no key unless a test says so.</summary>
    public List<ProviderDescription> Providers { get; } = [new("test", "Test") { NeedsKey = false }];

    /// <summary>How the providers do.</summary>
    public Dictionary<string, ProviderHealth> Health { get; } = [];

    public Mock<IProviderConnections> Connections { get; } = new();

    public Mock<IProviderHealthStore> States { get; } = new();

    public Mock<IProviderAdministration> Administration { get; } = new();

    public Mock<IPollDelay> Pace { get; } = new();

    public Mock<IJobStore> Jobs { get; } = new();

    public Mock<ILedger> Ledger { get; } = new();

    public Mock<IAssetRepository> Assets { get; } = new();

    public Mock<IGenerationReader> Reader { get; } = new();

    public Mock<IJobQueue> Queue { get; } = new();

    public Mock<IIdempotencyStore> Idempotency { get; } = new();

    public Mock<IUnitOfWork> UnitOfWork { get; } = new();

    public Mock<ILeasedUnitOfWork> Leased { get; } = new();

    public Mock<IProvider> Provider { get; } = new();

    public Mock<IPollTrigger> Waker { get; } = new();

    public Mock<IWebhookAddresses> WebhookAddresses { get; } = new();

    public Mock<IProviderWebhook> Webhook { get; } = new();

    public Mock<IApiKeyRepository> ApiKeys { get; } = new();

    public Mock<IAssetReader> AssetReader { get; } = new();

    public Mock<IEditReader> EditReader { get; } = new();

    public Mock<IPartialImageStore> Partials { get; } = new();

    public Mock<IUploadRepository> Uploads { get; } = new();

    public Mock<IBlobStore> Blobs { get; } = new();

    public Mock<IImageProcessor> Processor { get; } = new();

    /// <summary>Finds nothing to take out unless a test says so.</summary>
    public Mock<IMetadataStripper> Metadata { get; } = new();

    public Mock<IMetadataWriter> MetadataWriter { get; } = new();

    public Mock<IHeldResults> Held { get; } = new();

    public Mock<IUserAccounts> Accounts { get; } = new();

    public Mock<ISignInThrottle> Throttle { get; } = new();

    public Mock<ISessions> Sessions { get; } = new();

    public Mock<IProviderCredentialRepository> ProviderKeys { get; } = new();

    public Mock<IConfiguredProviders> Configured { get; } = new();

    public Mock<ISecretProtector> Secrets { get; } = new();

    public Mock<IBudget> Budget { get; } = new();

    public Mock<ISpendingLimitRepository> LimitRepository { get; } = new();

    public Mock<ISpendingLimitReader> Limits { get; } = new();

    public Mock<IPriceBook> PriceBook { get; } = new();

    public Mock<IPriceRepository> Prices { get; } = new();

    public JobOptions JobOptions { get; } = new();

    public RegistrationOptions RegistrationOptions { get; } = new();

    public DefaultModelOptions DefaultModel { get; } = new();

    public IServiceProvider Services => _services.Value;

    /// <summary>A kind of job besides those of the product.</summary>
    public void Know(IJobType type) => _collection.AddSingleton(type);

    /// <summary>Takes all keys away.</summary>
    public void NoWayToAnybody()
    {
        Connections
            .Setup(port =>
                port.UsableAsync(It.IsAny<OrganizationId>(), It.IsAny<UserId>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(new Dictionary<string, CredentialScope?>());
        Connections
            .Setup(port =>
                port.ChooseAsync(
                    It.IsAny<OrganizationId>(),
                    It.IsAny<UserId>(),
                    It.IsAny<string>(),
                    It.IsAny<IReadOnlyCollection<CredentialScope>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync((ProviderConnection?)null);
    }

    /// <summary>The keys that there are for every provider, the first one first.</summary>
    public void KeysOf(params CredentialScope[] owners) =>
        Connections
            .Setup(port =>
                port.ChooseAsync(
                    It.IsAny<OrganizationId>(),
                    It.IsAny<UserId>(),
                    It.IsAny<string>(),
                    It.IsAny<IReadOnlyCollection<CredentialScope>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (
                    OrganizationId _,
                    UserId _,
                    string _,
                    IReadOnlyCollection<CredentialScope> except,
                    CancellationToken _
                ) => owners.Except(except).Select(owner => new ProviderConnection { Owner = owner }).FirstOrDefault()
            );

    /// <summary>
    /// Through the door that the request is meant for: a worker's, or the one of <see cref="Actor"/>.
    /// </summary>
    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request) => SendAsync(request, door =>
        {
            if (request.GetType().IsDefined(typeof(ForWorkersAttribute), inherit: false))
                door.EnterWorker();
            else
                door.Enter(Actor);
        });

    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Action<ActorScope> door)
    {
        await using var scope = _services.Value.CreateAsyncScope();
        door(scope.ServiceProvider.GetRequiredService<ActorScope>());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Asks a part of the application itself.</summary>
    public async Task<TResult> UseAsync<TPart, TResult>(Func<TPart, Task<TResult>> use)
        where TPart : notnull
    {
        await using var scope = _services.Value.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    public void Dispose()
    {
        if (_services.IsValueCreated)
            _services.Value.Dispose();
    }

    private void Register() =>
        _collection
            .AddSingleton<TimeProvider>(Clock)
            .AddApplication()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(JobOptions))
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(RegistrationOptions))
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(DefaultModel))
            .AddSingleton(Models.Object)
            .AddScoped(_ => Jobs.Object)
            .AddScoped(_ => Ledger.Object)
            .AddScoped(_ => Assets.Object)
            .AddScoped(_ => Reader.Object)
            .AddScoped(_ => Queue.Object)
            .AddScoped(_ => Idempotency.Object)
            .AddScoped(_ => UnitOfWork.Object)
            .AddScoped(_ => Leased.Object)
            .AddSingleton(Provider.Object)
            .AddSingleton(Connections.Object)
            .AddSingleton(States.Object)
            .AddSingleton(Administration.Object)
            .AddSingleton(Pace.Object)
            .AddSingleton(Waker.Object)
            .AddSingleton(Webhook.Object)
            .AddSingleton(WebhookAddresses.Object)
            .AddScoped(_ => ApiKeys.Object)
            .AddScoped(_ => AssetReader.Object)
            .AddScoped(_ => EditReader.Object)
            .AddScoped(_ => Uploads.Object)
            .AddScoped(_ => Partials.Object)
            .AddSingleton(Blobs.Object)
            .AddSingleton(Processor.Object)
            .AddSingleton(Metadata.Object)
            .AddSingleton(MetadataWriter.Object)
            .AddSingleton(Held.Object)
            .AddScoped(_ => Accounts.Object)
            .AddSingleton(Throttle.Object)
            .AddSingleton(Sessions.Object)
            .AddScoped(_ => ProviderKeys.Object)
            .AddSingleton(Configured.Object)
            .AddSingleton(Secrets.Object)
            .AddScoped(_ => Budget.Object)
            .AddScoped(_ => LimitRepository.Object)
            .AddScoped(_ => Limits.Object)
            .AddSingleton(PriceBook.Object)
            .AddScoped(_ => Prices.Object);

    private void PassTransactions<TResult>()
        where TResult : Domain.Common.IResult<TResult> =>
        UnitOfWork
            .Setup(work =>
                work.InTransactionAsync(
                    It.IsAny<Func<CancellationToken, Task<TResult>>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns((Func<CancellationToken, Task<TResult>> work, CancellationToken token) => work(token));
}
