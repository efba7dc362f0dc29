using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A generated column cannot become an ordinary one and keep its index in one step; what it held was of another form anyway.
            // Rows are indexed by the application after the start.
            foreach (var table in new[] { "generations", "assets" })
            {
                migrationBuilder.Sql(
                    $"""
                    ALTER TABLE {table} DROP COLUMN IF EXISTS search;
                    ALTER TABLE {table} ADD COLUMN search tsvector, ADD COLUMN search_version smallint NOT NULL DEFAULT 0;
                    CREATE INDEX ix_{table}_search ON {table} USING gin (search);
                    CREATE INDEX ix_{table}_search_outdated ON {table} (id) WHERE search_version < 1;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "generations", "assets" })
            {
                migrationBuilder.Sql(
                    $"""
                    ALTER TABLE {table} DROP COLUMN IF EXISTS search, DROP COLUMN IF EXISTS search_version;
                    ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', prompt)) STORED;
                    CREATE INDEX ix_{table}_search ON {table} USING gin (search);
                    """);
            }
        }
    }
}
