using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Providers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "amount",
                table: "usage_records",
                type: "numeric(20,8)",
                precision: 20,
                scale: 8,
                nullable: true);

            // Lines that are there already were charges of what the job came to.
            migrationBuilder.Sql("UPDATE usage_records SET amount = actual_cost");

            migrationBuilder.AddColumn<Guid>(
                name: "api_key_id",
                table: "usage_records",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "input_tokens",
                table: "usage_records",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "key_owner",
                table: "usage_records",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "usage_records",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Charge");

            migrationBuilder.AddColumn<int>(
                name: "output_tokens",
                table: "usage_records",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "key_owner",
                table: "provider_attempts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "woken_at",
                table: "provider_attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "operates_installation",
                table: "organizations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // Whoever was here first runs the installation.
            migrationBuilder.Sql(
                "UPDATE organizations SET operates_installation = true WHERE id = (SELECT id FROM organizations ORDER BY created_at, id LIMIT 1)");

            migrationBuilder.AddColumn<Guid>(
                name: "api_key_id",
                table: "generations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "failover",
                table: "generations",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "SamePrice");

            migrationBuilder.AddColumn<decimal>(
                name: "held",
                table: "generations",
                type: "numeric(20,8)",
                precision: 20,
                scale: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mask",
                table: "generations",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "reference_images",
                table: "generations",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "requested_model",
                table: "generations",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "seed_is_chosen",
                table: "generations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "strength",
                table: "generations",
                type: "numeric(5,4)",
                precision: 5,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mask",
                table: "assets",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<string>(
                name: "reference_images",
                table: "assets",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<decimal>(
                name: "strength",
                table: "assets",
                type: "numeric(5,4)",
                precision: 5,
                scale: 4,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    api_key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(20,8)", precision: 20, scale: 8, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    actual = table.Column<decimal>(type: "numeric(20,8)", precision: 20, scale: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holds", x => x.id);
                    table.ForeignKey(
                        name: "fk_holds_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "model_prices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    components = table.Column<string>(type: "jsonb", nullable: false),
                    expected = table.Column<string>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    known_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_prices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partial_images",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    index = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    blob_key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partial_images", x => new { x.job_id, x.index });
                    table.ForeignKey(
                        name: "fk_partial_images_generations_job_id",
                        column: x => x.job_id,
                        principalTable: "generations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_credentials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    provider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sealed_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    hint = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    base_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    last_checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_credentials", x => x.id);
                    table.CheckConstraint("ck_provider_credentials_scope", "(scope = 'Platform') = (organization_id IS NULL) AND (scope = 'User') = (user_id IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_provider_credentials_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "providers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    ask_order = table.Column<int>(type: "integer", nullable: false),
                    concurrency = table.Column<int>(type: "integer", nullable: false),
                    requests_per_minute = table.Column<int>(type: "integer", nullable: true),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    paused_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    check_condition = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    check_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_providers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spending_limits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(20,8)", precision: 20, scale: 8, nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spending_limits", x => x.id);
                    table.ForeignKey(
                        name: "fk_spending_limits_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    extension = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => x.id);
                    table.ForeignKey(
                        name: "fk_uploads_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "models",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    provider_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    family = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    retires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_listed = table.Column<bool>(type: "boolean", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_models", x => x.id);
                    table.ForeignKey(
                        name: "fk_models_providers_provider_id",
                        column: x => x.provider_id,
                        principalTable: "providers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "spending_counters",
                columns: table => new
                {
                    limit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    spent = table.Column<decimal>(type: "numeric(20,8)", precision: 20, scale: 8, nullable: false),
                    held = table.Column<decimal>(type: "numeric(20,8)", precision: 20, scale: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spending_counters", x => new { x.limit_id, x.period_start });
                    table.ForeignKey(
                        name: "fk_spending_counters_spending_limits_limit_id",
                        column: x => x.limit_id,
                        principalTable: "spending_limits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_usage_records_organization_id_user_id_created_at",
                table: "usage_records",
                columns: new[] { "organization_id", "user_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_attempts_open",
                table: "provider_attempts",
                columns: new[] { "provider", "provider_job_id" },
                filter: "outcome IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_provider_attempts_started_at",
                table: "provider_attempts",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_organizations_operates_installation",
                table: "organizations",
                column: "operates_installation",
                unique: true,
                filter: "operates_installation");

            migrationBuilder.CreateIndex(
                name: "ix_holds_job_id",
                table: "holds",
                column: "job_id");

            migrationBuilder.CreateIndex(
                name: "ix_holds_organization_id_created_at",
                table: "holds",
                columns: new[] { "organization_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ux_holds_open",
                table: "holds",
                column: "job_id",
                unique: true,
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_model_prices_model_valid_from_created_at",
                table: "model_prices",
                columns: new[] { "model", "valid_from", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_models_provider_id",
                table: "models",
                column: "provider_id");

            migrationBuilder.CreateIndex(
                name: "ix_partial_images_shown_at",
                table: "partial_images",
                column: "shown_at");

            migrationBuilder.CreateIndex(
                name: "ix_provider_credentials_organization_id",
                table: "provider_credentials",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_provider_credentials_scope_organization_id_user_id_provider",
                table: "provider_credentials",
                columns: new[] { "scope", "organization_id", "user_id", "provider" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_spending_limits_organization_id_scope_subject_id_period",
                table: "spending_limits",
                columns: new[] { "organization_id", "scope", "subject_id", "period" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_uploads_created_at",
                table: "uploads",
                column: "created_at",
                filter: "used_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_organization_id",
                table: "uploads",
                column: "organization_id");

            // What was written into the books stays as it was written.
            migrationBuilder.MakeAppendOnly("usage_records");
            migrationBuilder.MakeAppendOnly("model_prices");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.MakeChangeable("usage_records");
            migrationBuilder.MakeChangeable("model_prices");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "model_prices");

            migrationBuilder.DropTable(
                name: "models");

            migrationBuilder.DropTable(
                name: "partial_images");

            migrationBuilder.DropTable(
                name: "provider_credentials");

            migrationBuilder.DropTable(
                name: "spending_counters");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "providers");

            migrationBuilder.DropTable(
                name: "spending_limits");

            migrationBuilder.DropIndex(
                name: "ix_usage_records_organization_id_user_id_created_at",
                table: "usage_records");

            migrationBuilder.DropIndex(
                name: "ix_provider_attempts_open",
                table: "provider_attempts");

            migrationBuilder.DropIndex(
                name: "ix_provider_attempts_started_at",
                table: "provider_attempts");

            migrationBuilder.DropIndex(
                name: "ix_organizations_operates_installation",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "amount",
                table: "usage_records");

            migrationBuilder.DropColumn(
                name: "api_key_id",
                table: "usage_records");

            migrationBuilder.DropColumn(
                name: "input_tokens",
                table: "usage_records");

            migrationBuilder.DropColumn(
                name: "key_owner",
                table: "usage_records");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "usage_records");

            migrationBuilder.DropColumn(
                name: "output_tokens",
                table: "usage_records");

            migrationBuilder.DropColumn(
                name: "key_owner",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "woken_at",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "operates_installation",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "api_key_id",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "failover",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "held",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "mask",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "reference_images",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "requested_model",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "seed_is_chosen",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "strength",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "mask",
                table: "assets");

            migrationBuilder.DropColumn(
                name: "reference_images",
                table: "assets");

            migrationBuilder.DropColumn(
                name: "strength",
                table: "assets");
        }
    }
}
