using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Infrastructure.Persistence.Repositories;

[ScopedService]
internal sealed class AssetRepository(AppDbContext database) : IAssetRepository
{
    public void Add(Asset asset) => database.Assets.Add(asset);
}
