using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ProviderKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "operates_installation",
                table: "organizations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.CreateIndex(
                name: "ix_organizations_operates_installation",
                table: "organizations",
                column: "operates_installation",
                unique: true,
                filter: "operates_installation");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "provider_credentials");

            migrationBuilder.DropIndex(
                name: "ix_organizations_operates_installation",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "operates_installation",
                table: "organizations");
        }
    }
}
