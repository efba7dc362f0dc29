using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>
/// The shadow columns of what can be searched. The application writes them; the database only compares.
/// </summary>
internal static class SearchColumn
{
    /// <summary>The lexemes of the row.</summary>
    public const string Name = "Search";

    /// <summary>The version of the normal form that they were made with; 0 when there are none yet.</summary>
    public const string Version = "SearchVersion";

    // The end of an organization's id is random. Two that share it cost time, not secrecy: the organization is compared
    // as well.
    private const int TenantDigits = 12;

    /// <summary>
    /// The lexeme that all rows of an organization share, so that the index alone leaves the other organizations' rows
    /// out. It begins with a space, which no word has.
    /// </summary>
    public static string TenantLexeme(OrganizationId organization) =>
        $" {organization.Value.ToString("N")[^TenantDigits..]}";

    // Parse is marked as unreliable for what PostgreSQL would read; quoted lexemes without positions are all that it is
    // given here, and there is no other way to make a vector of lexemes.
#pragma warning disable CS0618
    public static NpgsqlTsVector VectorOf(OrganizationId organization, string text) =>
        NpgsqlTsVector.Parse(
            string.Join(' ', SearchText.LexemesOf(text).Append(TenantLexeme(organization)).Select(Quote))
        );
#pragma warning restore CS0618

    /// <summary>
    /// Writes the columns of the rows that are about to be added; the text of none of them changes afterwards.
    /// </summary>
    public static void Fill(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries().Where(entry => entry.State == EntityState.Added))
        {
            var vector = entry.Entity switch
            {
                Generation generation => VectorOf(generation.OrganizationId, generation.Settings.Prompt),
                Asset asset => VectorOf(asset.OrganizationId, asset.Origin.Settings.Prompt ?? ""),
                _ => null,
            };
            if (vector is null)
                continue;

            entry.Property(Name).CurrentValue = vector;
            entry.Property(Version).CurrentValue = SearchText.Version;
        }
    }

    internal static void HasSearch<T>(this EntityTypeBuilder<T> builder)
        where T : class
    {
        builder.Property<NpgsqlTsVector?>(Name).HasColumnName("search");
        builder.Property<short>(Version).HasColumnName("search_version").HasDefaultValue((short)0);
        builder.HasIndex(Name).HasMethod("gin");

        // Empty but for rows that wait to be indexed again.
        builder
            .HasIndex("Id")
            .HasFilter($"search_version < {SearchText.Version}")
            .HasDatabaseName($"ix_{builder.Metadata.GetTableName()}_search_outdated");
    }

    private static string Quote(string lexeme) =>
        $"'{lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
