using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Outputs;

/// <summary>Whose output is stored, and what was asked for.</summary>
/// <param name="OrganizationId">Whose it is.</param>
/// <param name="Expected">What was asked for.</param>
/// <param name="Now">The time that its blobs are filed under.</param>
internal sealed record OutputOwner(OrganizationId OrganizationId, ExpectedOutputs Expected, DateTimeOffset Now);

/// <summary>
/// Takes a provider's file into the blob store, as its medium's processor has prepared it. The library hears of it
/// afterwards, when all of it is safe.
/// </summary>
[SingletonService]
internal sealed class OutputStore(IBlobStore blobs, IEnumerable<IMediaProcessor> processors)
{
    private readonly Dictionary<MediaKind, IMediaProcessor> _processors = processors.ToDictionary(processor =>
        processor.Kind
    );

    /// <summary>Stores a file. It is decoded once, however often the writing has to be tried.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="output">The file.</param>
    /// <param name="untilWritable">Called when the storage takes nothing: returns when it is to be tried again, and
    /// throws to give up.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="UnreadableImageException">The bytes are nothing that we take.</exception>
    public async Task<StoredOutput> StoreAsync(
        OutputOwner owner,
        HeldOutput output,
        Func<StorageUnavailableException, Task> untilWritable,
        CancellationToken cancellationToken
    )
    {
        var processor = _processors[owner.Expected.Kind];
        using var prepared = await processor.PrepareAsync(output.Content, owner.Expected, cancellationToken);
        var id = AssetId.New();
        while (true)
        {
            try
            {
                return await WriteAsync(owner, id, output, prepared, cancellationToken);
            }
            catch (StorageUnavailableException unavailable)
            {
                await untilWritable(unavailable);
            }
        }
    }

    private async Task<StoredOutput> WriteAsync(
        OutputOwner owner,
        AssetId id,
        HeldOutput output,
        PreparedOutput prepared,
        CancellationToken cancellationToken
    )
    {
        // The disk takes the original while the smaller forms are made. Neither outlives the other's failure.
        var storing = WriteAsync(Rendition.Original, prepared.Original);
        await Task.WhenAll(storing, prepared.Renditions);
        foreach (var (rendition, bytes) in await prepared.Renditions)
            await WriteAsync(rendition, bytes);

        var seed =
            output.Seed is { } used && Seed.IsValid(used) ? Seed.From(used) : owner.Expected.Seed?.For(output.Index);
        return new StoredOutput(id, output.Index, prepared.Describe(await storing), seed);

        async Task<StoredBlob> WriteAsync(Rendition rendition, ReadOnlyMemory<byte> bytes)
        {
            await using var file = new ReadOnlyMemoryStream(bytes);
            var key = Asset.KeyOf(rendition, owner.OrganizationId, id, owner.Now, prepared.Extension);
            return await blobs.WriteAsync(key, file, cancellationToken);
        }
    }
}

/// <summary>A file that is safe in the blob store.</summary>
internal sealed record StoredOutput(AssetId Id, int Index, AssetFile File, Seed? Seed);
