using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Connections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_provider_attempts_started_at",
                table: "provider_attempts");

            migrationBuilder.DropIndex(
                name: "ix_job_queue_leased",
                table: "job_queue");

            migrationBuilder.DropIndex(
                name: "ix_job_queue_provider_rank_organization_id_due_at_job_id",
                table: "job_queue");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "providers");

            migrationBuilder.AddColumn<string>(
                name: "connection",
                table: "provider_attempts",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "platform");

            migrationBuilder.AddColumn<string>(
                name: "connection",
                table: "job_queue",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "platform");

            migrationBuilder.AddColumn<Guid>(
                name: "created_by",
                table: "job_queue",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "provider_pauses",
                columns: table => new
                {
                    provider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    connection = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    paused_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until_answered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_pauses", x => new { x.provider, x.connection });
                });

            migrationBuilder.CreateIndex(
                name: "ix_provider_attempts_recent",
                table: "provider_attempts",
                columns: new[] { "provider", "connection", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_queue_claim",
                table: "job_queue",
                columns: new[] { "provider", "connection", "rank", "organization_id", "due_at", "job_id" });

            migrationBuilder.CreateIndex(
                name: "ix_job_queue_leased",
                table: "job_queue",
                columns: new[] { "provider", "connection" },
                filter: "leased_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_job_queue_waiting",
                table: "job_queue",
                columns: new[] { "organization_id", "due_at" },
                filter: "leased_by IS NULL");

            // The connection that a person's next request takes, by the name that ConnectionKey gives it.
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE FUNCTION provider_connection(organization uuid, person uuid, wanted text) RETURNS text
                LANGUAGE sql STABLE PARALLEL SAFE AS $$
                    SELECT COALESCE((
                        SELECT replace(id::text, '-', '')
                            || COALESCE('.' || left(encode(sha256(convert_to(base_address, 'UTF8')), 'hex'), 12), '')
                        FROM provider_credentials
                        WHERE provider = wanted AND organization_id = organization
                          AND ((scope = 'User' AND user_id = person) OR (scope = 'Organization' AND user_id IS NULL))
                        ORDER BY scope = 'User' DESC LIMIT 1), 'platform')
                $$;

                CREATE OR REPLACE FUNCTION set_job_queue_connection() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    NEW.connection := provider_connection(NEW.organization_id, NEW.created_by, NEW.provider);
                    RETURN NEW;
                END $$;

                CREATE OR REPLACE TRIGGER job_queue_connection BEFORE INSERT ON job_queue
                    FOR EACH ROW EXECUTE FUNCTION set_job_queue_connection();
                CREATE OR REPLACE TRIGGER job_queue_connection_of_other_provider BEFORE UPDATE OF provider ON job_queue
                    FOR EACH ROW WHEN (OLD.provider IS DISTINCT FROM NEW.provider) EXECUTE FUNCTION set_job_queue_connection();

                UPDATE job_queue SET created_by = jobs.created_by FROM jobs WHERE jobs.id = job_queue.job_id;
                UPDATE job_queue SET connection = provider_connection(organization_id, created_by, provider);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER IF EXISTS job_queue_connection_of_other_provider ON job_queue;
                DROP TRIGGER IF EXISTS job_queue_connection ON job_queue;
                DROP FUNCTION IF EXISTS set_job_queue_connection();
                DROP FUNCTION IF EXISTS provider_connection(uuid, uuid, text);
                """);

            migrationBuilder.DropTable(
                name: "provider_pauses");

            migrationBuilder.DropIndex(
                name: "ix_provider_attempts_recent",
                table: "provider_attempts");

            migrationBuilder.DropIndex(
                name: "ix_job_queue_claim",
                table: "job_queue");

            migrationBuilder.DropIndex(
                name: "ix_job_queue_leased",
                table: "job_queue");

            migrationBuilder.DropIndex(
                name: "ix_job_queue_waiting",
                table: "job_queue");

            migrationBuilder.DropColumn(
                name: "connection",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "connection",
                table: "job_queue");

            migrationBuilder.DropColumn(
                name: "created_by",
                table: "job_queue");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_until",
                table: "providers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_attempts_started_at",
                table: "provider_attempts",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_job_queue_leased",
                table: "job_queue",
                column: "provider",
                filter: "leased_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_job_queue_provider_rank_organization_id_due_at_job_id",
                table: "job_queue",
                columns: new[] { "provider", "rank", "organization_id", "due_at", "job_id" });
        }
    }
}
