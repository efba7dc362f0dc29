using System.Text.Json;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Tests.Media;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Partials;

/// <summary>
/// Unfinished images on their way from a worker to whoever watches, over database and blob store alone.
/// </summary>
internal sealed class PartialImageStoreTests
{
    private Installation _installation = null!;
    private Member _member = null!;
    private Generation _generation = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
        _generation = await _installation.EnqueueAsync(_member, count: 2);
        await _installation.ExecuteAsync("UPDATE jobs SET status = 'Processing', stage = 'Running', progress = 40");
        await _installation.ExecuteAsync("DELETE FROM outbox");
    }

    [TearDown]
    public ValueTask StopAsync() => _installation.DisposeAsync();

    [Test]
    public async Task Show_StoresAPreviewThatEverybodyOfTheOrganizationSees()
    {
        await using var worker = await OpenAsync(_member);

        await worker.Screen.PublishAsync(1, Samples.Png(2000, 1000), CancellationToken.None);

        var facts = _installation.Get<IImageProcessor>().Probe((await ReadAsync(_member, 1))!);
        var stranger = await _installation.AddMemberAsync("Strangers");
        Assert.That((facts.MediaType, facts.Size), Is.EqualTo(("image/webp", new ImageSize(1280, 640))));
        Assert.That(await ReadAsync(_member, 0), Is.Null);
        Assert.That(await ReadAsync(stranger, 1), Is.Null);
    }

    [Test]
    public async Task Show_TellsOfEveryNewerOne_WithTheStateOfTheJob()
    {
        await using var worker = await OpenAsync(_member);

        await worker.Screen.PublishAsync(1, Samples.Png(64, 64), CancellationToken.None);
        await worker.Screen.PublishAsync(0, Samples.Png(64, 64), CancellationToken.None);
        await worker.Screen.PublishAsync(1, Samples.Png(96, 96), CancellationToken.None);

        var told = JsonDocument
            .Parse(
                await _installation.ScalarAsync<string>(
                    "SELECT data::text FROM outbox WHERE name = 'generation.updated' ORDER BY id DESC LIMIT 1"
                )
            )
            .RootElement;
        await using var scope = _installation.OpenScope(_member);
        var view = (
            await scope
                .ServiceProvider.GetRequiredService<IGenerationReader>()
                .FindAsync(_generation.Id, CancellationToken.None)
        )!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.EqualTo(3));
            Assert.That(told.GetProperty("jobId").GetGuid(), Is.EqualTo(_generation.Id.Value));
            Assert.That(told.GetProperty("status").GetString(), Is.EqualTo("processing"));
            Assert.That(told.GetProperty("stage").GetString(), Is.EqualTo("running"));
            Assert.That(told.GetProperty("progress").GetInt32(), Is.EqualTo(40));
            Assert.That(
                told.GetProperty("partials")
                    .EnumerateArray()
                    .Select(partial =>
                        (partial.GetProperty("index").GetInt32(), partial.GetProperty("version").GetInt32())
                    ),
                Is.EqualTo(new[] { (0, 1), (1, 2) })
            );
            Assert.That(
                view.Partials,
                Is.EqualTo(new[] { new PartialImageVersion(0, 1), new PartialImageVersion(1, 2) })
            );
        }
    }

    [Test]
    public async Task Show_WhatIsNoImageOrHasNoPlace_IsForgotten()
    {
        await using var worker = await OpenAsync(_member);

        await worker.Screen.PublishAsync(0, "<html>"u8.ToArray(), CancellationToken.None);
        await worker.Screen.PublishAsync(0, Samples.Png(64, 64).AsMemory(0, 200), CancellationToken.None);
        await worker.Screen.PublishAsync(2, Samples.Png(64, 64), CancellationToken.None);
        await worker.Screen.PublishAsync(-1, Samples.Png(64, 64), CancellationToken.None);

        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.Zero);
        Assert.That(await BlobsAsync(), Is.Empty);
    }

    [Test]
    public async Task Show_WhenTheJobHasFinished_TellsNothing()
    {
        await using var worker = await OpenAsync(_member);
        await _installation.ExecuteAsync("UPDATE jobs SET status = 'Cancelled', stage = NULL");

        await worker.Screen.PublishAsync(0, Samples.Png(64, 64), CancellationToken.None);

        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.Zero);
        Assert.That(await ReadAsync(_member, 0), Is.Null);
    }

    [Test]
    public async Task Dispose_RemovesWhatWasShown()
    {
        var worker = await OpenAsync(_member);
        await worker.Screen.PublishAsync(0, Samples.Png(64, 64), CancellationToken.None);
        var before = await BlobsAsync();

        await worker.DisposeAsync();

        Assert.That(
            before,
            Has.Count.EqualTo(1).And.All.EndsWith("partial-0.webp").And.All.StartsWith($"{_member.OrganizationId}/")
        );
        Assert.That(await BlobsAsync(), Is.Empty);
        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM partial_images"), Is.Zero);
        Assert.That(await ReadAsync(_member, 0), Is.Null);
    }

    private Task<Worker> OpenAsync(Member member)
    {
        var scope = _installation.OpenScope(member);
        return Task.FromResult(
            new Worker(scope, scope.ServiceProvider.GetRequiredService<IPartialImageStore>().Open(_generation))
        );
    }

    private async Task<byte[]?> ReadAsync(Member member, int index)
    {
        await using var scope = _installation.OpenScope(member);
        await using var blob = await scope
            .ServiceProvider.GetRequiredService<IPartialImageStore>()
            .FindAsync(_generation.Id, index, CancellationToken.None);
        if (blob is null)
            return null;

        var bytes = new byte[blob.Length];
        await blob.Content.ReadExactlyAsync(bytes);
        return bytes;
    }

    private async Task<List<string>> BlobsAsync()
    {
        var keys = new List<string>();
        await foreach (var blob in _installation.Get<IBlobStore>().ListAsync("", CancellationToken.None))
            keys.Add(blob.Key.Value);
        return keys;
    }

    private sealed record Worker(AsyncServiceScope Scope, IPreviewPublisher Screen) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Screen.DisposeAsync();
            await Scope.DisposeAsync();
        }
    }
}
