using ImageGenerator.Domain.Assets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

/// <summary>What is known of a stored file, in columns of its owner's table.</summary>
internal static class AssetFileMapping
{
    internal static void Map(ComplexPropertyBuilder<AssetFile> file)
    {
        file.Property(value => value.MediaType).HasColumnName("media_type").HasMaxLength(100);
        file.Property(value => value.Extension).HasColumnName("extension").HasMaxLength(10);
        file.Property(value => value.Width).HasColumnName("width");
        file.Property(value => value.Height).HasColumnName("height");
        file.Property(value => value.Bytes).HasColumnName("bytes");
        file.Property(value => value.Sha256).HasColumnName("sha256").HasMaxLength(64);
    }
}
