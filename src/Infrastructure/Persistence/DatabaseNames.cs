using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations.Internal;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Names in the database as PostgreSQL people write them: <c>created_at</c>, <c>ix_generations_search</c>.
/// </summary>
internal static class DatabaseNames
{
    public static DbContextOptionsBuilder<TContext> UseDatabaseNames<TContext>(
        this DbContextOptionsBuilder<TContext> options
    )
        where TContext : DbContext
    {
        UseDatabaseNames((DbContextOptionsBuilder)options);
        return options;
    }

    public static DbContextOptionsBuilder UseDatabaseNames(this DbContextOptionsBuilder options) =>
        options.UseSnakeCaseNamingConvention().ReplaceService<IHistoryRepository, MigrationHistory>();

    // The convention would rename the columns of EF's own table too, and then find no migration in any database or
    // backup that there is. The class is called internal, but deriving from it is EF's documented way.
#pragma warning disable EF1001
    private sealed class MigrationHistory(HistoryRepositoryDependencies dependencies)
        : NpgsqlHistoryRepository(dependencies)
    {
        protected override void ConfigureTable(EntityTypeBuilder<HistoryRow> history)
        {
            base.ConfigureTable(history);
            history.Property(row => row.MigrationId).HasColumnName(nameof(HistoryRow.MigrationId));
            history.Property(row => row.ProductVersion).HasColumnName(nameof(HistoryRow.ProductVersion));
        }
    }
#pragma warning restore EF1001
}
