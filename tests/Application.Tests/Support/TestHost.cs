using ImageGenerator.Application.Accounts;
using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace ImageGenerator.Application.Tests.Support;

/// <summary>The application with all its own parts, and a mock in every port. Requests pass the whole pipeline.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly ServiceCollection _collection = [];
    private readonly Lazy<ServiceProvider> _services;

    public TestHost()
    {
        _services = new Lazy<ServiceProvider>(() => _collection.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
        Models.Setup(models => models.Default).Returns(TestModels.Able);
        Models.Setup(models => models.All).Returns([TestModels.Able, TestModels.Plain]);
        Models.Setup(models => models.Find(It.IsAny<string>()))
            .Returns((string id) => Models.Object.All.FirstOrDefault(model => model.Id == id));
        User.Setup(user => user.OrganizationId).Returns(GenerationBuilder.Organization);
        User.Setup(user => user.UserId).Returns(GenerationBuilder.Person);
        User.Setup(user => user.DisplayName).Returns("Ada");
        User.Setup(user => user.Role).Returns(Role.Member);
        Provider.Setup(provider => provider.Id).Returns("test");
        PassTransactions<Result>();
        PassTransactions<Result<IReadOnlyList<JobLease>>>();
        Register();
    }

    public TestClock Clock { get; } = new();

    public Mock<ICurrentUser> User { get; } = new();

    public Mock<IModelCatalog> Models { get; } = new();

    public Mock<IGenerationRepository> Generations { get; } = new();

    public Mock<IGenerationReader> Reader { get; } = new();

    public Mock<IJobQueue> Queue { get; } = new();

    public Mock<IIdempotencyStore> Idempotency { get; } = new();

    public Mock<IUnitOfWork> UnitOfWork { get; } = new();

    public Mock<ILeasedUnitOfWork> Leased { get; } = new();

    public Mock<IImageProvider> Provider { get; } = new();

    public Mock<IApiKeyRepository> ApiKeys { get; } = new();

    public Mock<IAssetReader> Assets { get; } = new();

    public Mock<IPartialImageStore> Partials { get; } = new();

    public Mock<IUploadRepository> Uploads { get; } = new();

    public Mock<IBlobStore> Blobs { get; } = new();

    public Mock<IImageProcessor> Processor { get; } = new();

    public Mock<IUserAccounts> Accounts { get; } = new();

    public JobOptions JobOptions { get; } = new();

    public RegistrationOptions RegistrationOptions { get; } = new();

    public IServiceProvider Services => _services.Value;

    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request)
    {
        await using var scope = _services.Value.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public void Dispose()
    {
        if (_services.IsValueCreated) _services.Value.Dispose();
    }

    private void Register() => _collection
        .AddSingleton<TimeProvider>(Clock)
        .AddApplication()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton(Microsoft.Extensions.Options.Options.Create(JobOptions))
        .AddSingleton(Microsoft.Extensions.Options.Options.Create(RegistrationOptions))
        .AddScoped(_ => User.Object)
        .AddSingleton(Models.Object)
        .AddScoped(_ => Generations.Object)
        .AddScoped(_ => Reader.Object)
        .AddScoped(_ => Queue.Object)
        .AddScoped(_ => Idempotency.Object)
        .AddScoped(_ => UnitOfWork.Object)
        .AddScoped(_ => Leased.Object)
        .AddSingleton(Provider.Object)
        .AddScoped(_ => ApiKeys.Object)
        .AddScoped(_ => Assets.Object)
        .AddScoped(_ => Uploads.Object)
        .AddScoped(_ => Partials.Object)
        .AddSingleton(Blobs.Object)
        .AddSingleton(Processor.Object)
        .AddScoped(_ => Accounts.Object);

    private void PassTransactions<TResult>()
        where TResult : Domain.Common.IResult<TResult> =>
        UnitOfWork
            .Setup(work => work.InTransactionAsync(It.IsAny<Func<CancellationToken, Task<TResult>>>(), It.IsAny<CancellationToken>()))
            .Returns((Func<CancellationToken, Task<TResult>> work, CancellationToken token) => work(token));
}
