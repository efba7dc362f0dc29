using System.Net;
using ImageGenerator.Api.Tests.OpenAi;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Api.Tests.Operations;

/// <summary>
/// What a storage that is full or failing means for whoever sends files: a code, never a 500, and nothing half done.
/// </summary>
internal sealed class StorageFaultTests
{
    private readonly FaultyBlobs _blobs = new();
    private ApiHost _host = null!;
    private Account _ada = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await ApiHost.StartAsync(services => services.AddSingleton<IBlobStore>(_blobs), ("Roles", "api"));
        _ada = await _host.RegisterAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _ada.Dispose();
        await _host.DisposeAsync();
    }

    [TestCase(StorageFault.Full, 0, 507, "storage.full")]
    [TestCase(StorageFault.Full, 1, 507, "storage.full")]
    [TestCase(StorageFault.Failing, 0, 503, "storage.unavailable")]
    [TestCase(StorageFault.Failing, 1, 503, "storage.unavailable")]
    public async Task Upload_WhenTheStorageTakesNothing_SaysSoAndLeavesNothing(
        StorageFault fault,
        int writesBefore,
        int status,
        string code
    )
    {
        _blobs.FailAfter(writesBefore, fault);

        using var raw = await _ada.Client.PostAsync(UploadCalls.Path, UploadCalls.Raw(Images.Png(16, 16)));
        _blobs.FailAfter(writesBefore, fault);
        using var form = await _ada.Client.PostAsync(UploadCalls.Path, UploadCalls.Form(("file", Images.Png(16, 16))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await raw.ReadAsync((HttpStatusCode)status)).Text("code"), Is.EqualTo(code));
            Assert.That((await form.ReadAsync((HttpStatusCode)status)).Text("code"), Is.EqualTo(code));
            Assert.That(raw.Headers.RetryAfter is not null, Is.EqualTo(status == 503));
            Assert.That(_blobs.Keys, Is.Empty);
        }
    }

    [TestCase(StorageFault.Full, 507, "storage.full")]
    [TestCase(StorageFault.Failing, 503, "storage.unavailable")]
    public async Task Edit_WhenTheStorageTakesNothing_SaysSoInOpenAIsWords(StorageFault fault, int status, string code)
    {
        using var client = await _ada.WithApiKeyAsync();
        _blobs.FailAfter(0, fault);

        using var response = await client.PostAsync(
            OpenAiCalls.Edits,
            OpenAiCalls.Form([("image", Images.Png(256, 256))], ("prompt", "a boat"), ("model", "offline/preview"))
        );

        Assert.That((await response.ReadAsync((HttpStatusCode)status)).At("error").Text("code"), Is.EqualTo(code));
    }

    [Test]
    public async Task Ready_WhileTheStorageTakesNothing_SaysSo()
    {
        _blobs.FailAfter(0, StorageFault.Full);
        using var client = _host.Anonymous();

        using var response = await client.GetAsync("/health/ready");

        Assert.That(
            (await response.ReadAsync(HttpStatusCode.ServiceUnavailable)).At("checks").Text("storage"),
            Is.EqualTo("unhealthy")
        );
    }

    /// <summary>Keeps blobs in memory, and after some of them no more.</summary>
    private sealed class FaultyBlobs : IBlobStore
    {
        private readonly Dictionary<string, long> _blobs = [];
        private StorageFault _fault;
        private int _left = int.MaxValue;

        public IReadOnlyCollection<string> Keys => _blobs.Keys;

        public void FailAfter(int writes, StorageFault fault) => (_left, _fault) = (writes, fault);

        public Task<StoredBlob> WriteAsync(BlobKey key, Stream content, CancellationToken cancellationToken)
        {
            if (_left-- <= 0)
                return Task.FromException<StoredBlob>(new StorageUnavailableException(_fault, "Told to fail."));

            _blobs[key.Value] = content.Length;
            return Task.FromResult(new StoredBlob(content.Length, new string('0', 64)));
        }

        public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken)
        {
            _blobs.Remove(key.Value);
            return Task.CompletedTask;
        }

        public Task ProbeAsync(CancellationToken cancellationToken) =>
            _left <= 0
                ? Task.FromException(new StorageUnavailableException(_fault, "Told to fail."))
                : Task.CompletedTask;

        public Task<BlobContent?> OpenAsync(BlobKey key, CancellationToken cancellationToken) =>
            Task.FromResult<BlobContent?>(null);

        public IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<BlobListing>();
    }
}
