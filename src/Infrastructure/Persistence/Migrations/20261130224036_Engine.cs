using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Engine : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "images",
                table: "usage_records",
                newName: "outputs");

            migrationBuilder.RenameColumn(
                name: "missing_images",
                table: "jobs",
                newName: "missing_outputs");

            migrationBuilder.AddColumn<string>(
                name: "unit",
                table: "usage_records",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Image");

            migrationBuilder.AlterColumn<int>(
                name: "unknown_amounts",
                table: "jobs",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<string>(
                name: "provider",
                table: "jobs",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "model",
                table: "jobs",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "failover",
                table: "jobs",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30);

            migrationBuilder.AlterColumn<string>(
                name: "charge",
                table: "jobs",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<int>(
                name: "attempt_count",
                table: "jobs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "attempts_allowed",
                table: "jobs",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<int>(
                name: "children_completed",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "children_failed",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "children_total",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "not_before",
                table: "jobs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "jobs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "priority",
                table: "jobs",
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_parent_id_status",
                table: "jobs",
                columns: new[] { "parent_id", "status" },
                filter: "parent_id IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_jobs_jobs_parent_id",
                table: "jobs",
                column: "parent_id",
                principalTable: "jobs",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(
                """
                UPDATE jobs SET
                    attempt_count = (SELECT count(*) FROM provider_attempts a WHERE a.job_id = jobs.id)
                """);

            // Lines are never updated; their column may be rewritten.
            migrationBuilder.Sql("ALTER TABLE usage_records ALTER COLUMN operation TYPE character varying(30) USING lower(operation)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_jobs_jobs_parent_id",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_jobs_parent_id_status",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "unit",
                table: "usage_records");

            migrationBuilder.DropColumn(
                name: "attempt_count",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "attempts_allowed",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "children_completed",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "children_failed",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "children_total",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "not_before",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "jobs");

            migrationBuilder.RenameColumn(
                name: "outputs",
                table: "usage_records",
                newName: "images");

            migrationBuilder.RenameColumn(
                name: "missing_outputs",
                table: "jobs",
                newName: "missing_images");

            migrationBuilder.AlterColumn<int>(
                name: "unknown_amounts",
                table: "jobs",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "provider",
                table: "jobs",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "model",
                table: "jobs",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "failover",
                table: "jobs",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "charge",
                table: "jobs",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(30)",
                oldMaxLength: 30,
                oldNullable: true);
        }
    }
}
