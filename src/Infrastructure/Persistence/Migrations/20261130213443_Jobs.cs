using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Jobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_generations_organizations_organization_id",
                table: "generations");

            migrationBuilder.DropForeignKey(
                name: "fk_partial_images_generations_job_id",
                table: "partial_images");

            migrationBuilder.DropForeignKey(
                name: "fk_provider_attempts_generations_job_id",
                table: "provider_attempts");

            migrationBuilder.RenameTable(
                name: "generations",
                newName: "jobs");

            migrationBuilder.RenameIndex(
                name: "ix_generations_search_outdated",
                table: "jobs",
                newName: "ix_jobs_search_outdated");

            migrationBuilder.RenameIndex(
                name: "ix_generations_search",
                table: "jobs",
                newName: "ix_jobs_search");

            migrationBuilder.RenameIndex(
                name: "ix_generations_organization_id_status_created_at_id",
                table: "jobs",
                newName: "ix_jobs_organization_id_status_created_at_id");

            migrationBuilder.RenameIndex(
                name: "ix_generations_organization_id_model_created_at_id",
                table: "jobs",
                newName: "ix_jobs_organization_id_model_created_at_id");

            migrationBuilder.RenameIndex(
                name: "ix_generations_organization_id_created_at_id",
                table: "jobs",
                newName: "ix_jobs_organization_id_created_at_id");

            migrationBuilder.AlterColumn<int>(
                name: "width",
                table: "jobs",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<bool>(
                name: "seed_is_chosen",
                table: "jobs",
                type: "boolean",
                nullable: true,
                oldClrType: typeof(bool),
                oldType: "boolean");

            migrationBuilder.AlterColumn<long>(
                name: "seed",
                table: "jobs",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AlterColumn<string>(
                name: "reference_images",
                table: "jobs",
                type: "jsonb",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "jsonb");

            migrationBuilder.AlterColumn<string>(
                name: "prompt",
                table: "jobs",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "parameters",
                table: "jobs",
                type: "jsonb",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "jsonb");

            migrationBuilder.AlterColumn<string>(
                name: "output_format",
                table: "jobs",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30);

            migrationBuilder.AlterColumn<string>(
                name: "missing_images",
                table: "jobs",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'[]'",
                oldClrType: typeof(string),
                oldType: "jsonb",
                oldDefaultValueSql: "'[]'");

            migrationBuilder.AlterColumn<string>(
                name: "mask",
                table: "jobs",
                type: "jsonb",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "jsonb");

            migrationBuilder.AlterColumn<int>(
                name: "height",
                table: "jobs",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<int>(
                name: "count",
                table: "jobs",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "jobs",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "generation");
            migrationBuilder.Sql("UPDATE job_queue SET kind = 'generation' WHERE kind = 'Generation'");

            migrationBuilder.Sql("ALTER TABLE jobs RENAME CONSTRAINT pk_generations TO pk_jobs");

            migrationBuilder.AddForeignKey(
                name: "fk_jobs_organizations_organization_id",
                table: "jobs",
                column: "organization_id",
                principalTable: "organizations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_partial_images_jobs_job_id",
                table: "partial_images",
                column: "job_id",
                principalTable: "jobs",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_provider_attempts_jobs_job_id",
                table: "provider_attempts",
                column: "job_id",
                principalTable: "jobs",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_jobs_organizations_organization_id",
                table: "jobs");

            migrationBuilder.DropForeignKey(
                name: "fk_partial_images_jobs_job_id",
                table: "partial_images");

            migrationBuilder.DropForeignKey(
                name: "fk_provider_attempts_jobs_job_id",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "jobs");

            migrationBuilder.RenameTable(
                name: "jobs",
                newName: "generations");

            migrationBuilder.RenameIndex(
                name: "ix_jobs_search_outdated",
                table: "generations",
                newName: "ix_generations_search_outdated");

            migrationBuilder.RenameIndex(
                name: "ix_jobs_search",
                table: "generations",
                newName: "ix_generations_search");

            migrationBuilder.RenameIndex(
                name: "ix_jobs_organization_id_status_created_at_id",
                table: "generations",
                newName: "ix_generations_organization_id_status_created_at_id");

            migrationBuilder.RenameIndex(
                name: "ix_jobs_organization_id_model_created_at_id",
                table: "generations",
                newName: "ix_generations_organization_id_model_created_at_id");

            migrationBuilder.RenameIndex(
                name: "ix_jobs_organization_id_created_at_id",
                table: "generations",
                newName: "ix_generations_organization_id_created_at_id");

            migrationBuilder.AlterColumn<int>(
                name: "width",
                table: "generations",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<bool>(
                name: "seed_is_chosen",
                table: "generations",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                oldClrType: typeof(bool),
                oldType: "boolean",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "seed",
                table: "generations",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "reference_images",
                table: "generations",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]",
                oldClrType: typeof(string),
                oldType: "jsonb",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "prompt",
                table: "generations",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "parameters",
                table: "generations",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]",
                oldClrType: typeof(string),
                oldType: "jsonb",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "output_format",
                table: "generations",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "missing_images",
                table: "generations",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'",
                oldClrType: typeof(string),
                oldType: "jsonb",
                oldNullable: true,
                oldDefaultValueSql: "'[]'");

            migrationBuilder.AlterColumn<string>(
                name: "mask",
                table: "generations",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]",
                oldClrType: typeof(string),
                oldType: "jsonb",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "height",
                table: "generations",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "count",
                table: "generations",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.Sql("ALTER TABLE generations RENAME CONSTRAINT pk_jobs TO pk_generations");

            migrationBuilder.AddForeignKey(
                name: "fk_generations_organizations_organization_id",
                table: "generations",
                column: "organization_id",
                principalTable: "organizations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_partial_images_generations_job_id",
                table: "partial_images",
                column: "job_id",
                principalTable: "generations",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_provider_attempts_generations_job_id",
                table: "provider_attempts",
                column: "job_id",
                principalTable: "generations",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
