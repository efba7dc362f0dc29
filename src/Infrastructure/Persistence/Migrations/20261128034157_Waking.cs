using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Waking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "woken_at",
                table: "provider_attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_attempts_open",
                table: "provider_attempts",
                columns: new[] { "provider", "provider_job_id" },
                filter: "outcome IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_provider_attempts_open",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "woken_at",
                table: "provider_attempts");
        }
    }
}
