using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Events : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was kept is the wire text of an earlier release; clients that come back read everything anew.
            migrationBuilder.Sql("DELETE FROM outbox;");

            migrationBuilder.DropColumn(
                name: "payload",
                table: "outbox");

            migrationBuilder.RenameColumn(
                name: "type",
                table: "outbox",
                newName: "name");

            migrationBuilder.AddColumn<string>(
                name: "data",
                table: "outbox",
                type: "jsonb",
                nullable: false);

            migrationBuilder.AddColumn<Guid>(
                name: "subject_id",
                table: "outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "outbox",
                type: "integer",
                nullable: false);

            migrationBuilder.CreateTable(
                name: "outbox_consumers",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    transaction_id = table.Column<ulong>(type: "xid8", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    active_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_consumers", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_subject_id",
                table: "outbox",
                column: "subject_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outbox_consumers");

            migrationBuilder.DropIndex(
                name: "ix_outbox_subject_id",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "data",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "subject_id",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "version",
                table: "outbox");

            migrationBuilder.RenameColumn(
                name: "name",
                table: "outbox",
                newName: "type");

            migrationBuilder.AddColumn<string>(
                name: "payload",
                table: "outbox",
                type: "text",
                nullable: false,
                defaultValue: "");
        }
    }
}
