using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Settings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asset_sources",
                columns: table => new
                {
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_asset_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_sources", x => new { x.asset_id, x.role, x.position });
                    table.ForeignKey(
                        name: "fk_asset_sources_assets_asset_id",
                        column: x => x.asset_id,
                        principalTable: "assets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_asset_sources_source_asset_id_asset_id",
                table: "asset_sources",
                columns: new[] { "source_asset_id", "asset_id" });

            // Each setting's column becomes a member of one, as the application writes it.
            migrationBuilder.Sql(
                """
                ALTER TABLE jobs ADD COLUMN IF NOT EXISTS settings jsonb;
                ALTER TABLE jobs ADD COLUMN IF NOT EXISTS metadata jsonb NOT NULL DEFAULT '{}';
                ALTER TABLE jobs ADD COLUMN IF NOT EXISTS updated_at timestamptz;
                UPDATE jobs SET
                    updated_at = GREATEST(created_at, started_at, completed_at, cancel_requested_at),
                    settings = jsonb_strip_nulls(jsonb_build_object(
                        'kind', kind, 'prompt', prompt, 'negativePrompt', negative_prompt, 'aspectRatio', aspect_ratio, 'width', width,
                        'height', height, 'count', count, 'seed', seed, 'seedIsChosen', COALESCE(seed_is_chosen, false),
                        'quality', lower(left(quality, 1)) || substr(quality, 2), 'outputFormat', lower(left(output_format, 1)) || substr(output_format, 2),
                        'mask', mask->0, 'strength', trim_scale(strength)))
                        || jsonb_build_object('parameters', COALESCE(parameters, '{}'), 'references', COALESCE(reference_images, '[]'));
                ALTER TABLE jobs ALTER COLUMN updated_at SET NOT NULL,
                    DROP COLUMN prompt, DROP COLUMN negative_prompt, DROP COLUMN aspect_ratio, DROP COLUMN width, DROP COLUMN height,
                    DROP COLUMN count, DROP COLUMN seed, DROP COLUMN seed_is_chosen, DROP COLUMN quality, DROP COLUMN output_format,
                    DROP COLUMN parameters, DROP COLUMN reference_images, DROP COLUMN mask, DROP COLUMN strength;

                ALTER TABLE assets RENAME COLUMN generation_id TO job_id;
                ALTER INDEX ix_assets_generation_id_index RENAME TO ix_assets_job_id_index;
                ALTER TABLE assets RENAME CONSTRAINT fk_assets_generations_generation_id TO fk_assets_jobs_job_id;
                ALTER TABLE assets ADD COLUMN IF NOT EXISTS settings jsonb;
                UPDATE assets SET settings = jobs.settings FROM jobs WHERE jobs.id = assets.job_id;
                INSERT INTO asset_sources (asset_id, source_asset_id, role, position)
                    SELECT assets.id, (link.image->>'id')::uuid, 'Reference', link.place - 1
                    FROM assets, jsonb_array_elements(reference_images) WITH ORDINALITY link (image, place) WHERE link.image->>'source' = 'asset';
                INSERT INTO asset_sources (asset_id, source_asset_id, role, position)
                    SELECT id, (mask->0->>'id')::uuid, 'Mask', 0 FROM assets WHERE mask->0->>'source' = 'asset';
                ALTER TABLE assets ALTER COLUMN settings SET NOT NULL, ALTER COLUMN seed DROP NOT NULL,
                    DROP COLUMN prompt, DROP COLUMN negative_prompt, DROP COLUMN aspect_ratio, DROP COLUMN quality,
                    DROP COLUMN parameters, DROP COLUMN reference_images, DROP COLUMN mask, DROP COLUMN strength;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "asset_sources");

            migrationBuilder.Sql(
                """
                ALTER TABLE jobs ADD COLUMN prompt text, ADD COLUMN negative_prompt text, ADD COLUMN aspect_ratio text,
                    ADD COLUMN width integer, ADD COLUMN height integer, ADD COLUMN count integer, ADD COLUMN seed bigint,
                    ADD COLUMN seed_is_chosen boolean, ADD COLUMN quality varchar(30), ADD COLUMN output_format varchar(30),
                    ADD COLUMN parameters jsonb, ADD COLUMN reference_images jsonb, ADD COLUMN mask jsonb, ADD COLUMN strength numeric(5,4);
                UPDATE jobs SET prompt = settings->>'prompt', negative_prompt = settings->>'negativePrompt',
                    aspect_ratio = settings->>'aspectRatio', width = (settings->>'width')::integer, height = (settings->>'height')::integer,
                    count = (settings->>'count')::integer, seed = (settings->>'seed')::bigint,
                    seed_is_chosen = COALESCE((settings->>'seedIsChosen')::boolean, false),
                    quality = upper(left((settings->>'quality'), 1)) || substr((settings->>'quality'), 2), output_format = upper(left((settings->>'outputFormat'), 1)) || substr((settings->>'outputFormat'), 2),
                    parameters = COALESCE(settings->'parameters', '{}'), reference_images = COALESCE(settings->'references', '[]'),
                    mask = CASE WHEN settings ? 'mask' THEN jsonb_build_array(settings->'mask') ELSE '[]' END,
                    strength = (settings->>'strength')::numeric;
                ALTER TABLE jobs DROP COLUMN settings, DROP COLUMN metadata, DROP COLUMN updated_at;

                ALTER TABLE assets RENAME COLUMN job_id TO generation_id;
                ALTER INDEX ix_assets_job_id_index RENAME TO ix_assets_generation_id_index;
                ALTER TABLE assets RENAME CONSTRAINT fk_assets_jobs_job_id TO fk_assets_generations_generation_id;
                ALTER TABLE assets ADD COLUMN prompt text NOT NULL DEFAULT '', ADD COLUMN negative_prompt text,
                    ADD COLUMN aspect_ratio varchar(20), ADD COLUMN quality varchar(30), ADD COLUMN parameters jsonb NOT NULL DEFAULT '{}',
                    ADD COLUMN reference_images jsonb NOT NULL DEFAULT '[]', ADD COLUMN mask jsonb NOT NULL DEFAULT '[]',
                    ADD COLUMN strength numeric(5,4);
                UPDATE assets SET prompt = COALESCE(settings->>'prompt', ''), negative_prompt = settings->>'negativePrompt',
                    aspect_ratio = settings->>'aspectRatio',
                    quality = upper(left((settings->>'quality'), 1)) || substr((settings->>'quality'), 2),
                    parameters = COALESCE(settings->'parameters', '{}'), reference_images = COALESCE(settings->'references', '[]'),
                    mask = CASE WHEN settings ? 'mask' THEN jsonb_build_array(settings->'mask') ELSE '[]' END,
                    strength = (settings->>'strength')::numeric, seed = COALESCE(seed, 0);
                ALTER TABLE assets ALTER COLUMN prompt DROP DEFAULT, ALTER COLUMN parameters DROP DEFAULT, ALTER COLUMN seed SET NOT NULL,
                    DROP COLUMN settings;
                """);
        }
    }
}
