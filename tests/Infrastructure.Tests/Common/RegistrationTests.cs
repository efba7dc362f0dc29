using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline;
using ImageGenerator.Infrastructure.Storage.FileSystem;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Common;

[TestFixture]
internal sealed class RegistrationTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void AddX_WhenNothingIsConfigured_EverythingResolvesAndLiesInTheDataFolder()
    {
        using var provider = NewProvider();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.GetRequiredService<IImageProcessor>(), Is.Not.Null);
            Assert.That(provider.GetRequiredService<IBlobStore>(), Is.TypeOf<FileSystemBlobStore>());
            Assert.That(provider.GetServices<IProvider>().Select(image => image.Id), Does.Contain("offline"));
            Assert.That(
                provider.GetRequiredService<EmbeddedPostgresServer>().ProcessId,
                Is.Null,
                "it starts when it is told to"
            );
            Assert.That(
                provider.GetRequiredService<IOptions<PostgresOptions>>().Value.DataDirectory,
                Is.EqualTo(_folder.PathTo("postgres"))
            );
            Assert.That(Directory.Exists(_folder.PathTo("blobs")), Is.True);
        }
    }

    [Test]
    public void AddX_WhenConfigured_OptionsAreBound()
    {
        using var provider = NewProvider(
            new("Providers:Offline:Simulation:Outcome", "lostAnswer"),
            new("Providers:Offline:Simulation:PromptMarkers", "true"),
            new("Providers:Offline:Latency", "00:00:01.5"),
            new("Postgres:Port", "15432"),
            new("Storage:Root", _folder.PathTo("elsewhere"))
        );

        _ = provider.GetRequiredService<IBlobStore>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                provider.GetRequiredService<IOptions<OfflineOptions>>().Value,
                Has.Property("Latency").EqualTo(TimeSpan.FromSeconds(1.5))
            );
            Assert.That(
                provider.GetRequiredService<IOptions<OfflineOptions>>().Value.Simulation,
                Has.Property("Outcome").EqualTo(SimulatedOutcome.LostAnswer).And.Property("PromptMarkers").True
            );
            Assert.That(provider.GetRequiredService<IOptions<PostgresOptions>>().Value.Port, Is.EqualTo(15432));
            Assert.That(Directory.Exists(_folder.PathTo("elsewhere")), Is.True);
        }
    }

    [TestCase("Postgres:StartTimeout", "00:00:00")]
    [TestCase("Postgres:Port", "70000")]
    [TestCase("Media:MaxPixels", "1")]
    [TestCase("Storage:MinFreeBytes", "-1")]
    [TestCase("Providers:Offline:Latency", "-00:00:01")]
    [TestCase("Providers:Offline:Threads", "3")]
    [TestCase("Providers:Offline:Simulation:FailFirst", "-1")]
    public void AddX_WhenASettingIsWrong_IsRefusedAtStart(string setting, string value)
    {
        using var provider = NewProvider(new KeyValuePair<string, string?>(setting, value));

        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    private ServiceProvider NewProvider(params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Data:Root", _folder.Path), .. settings])
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddEmbeddedPostgres(configuration)
            .AddMedia(configuration)
            .AddFileSystemStorage(configuration)
            .AddOfflineProvider(configuration)
            .BuildServiceProvider();
    }
}
