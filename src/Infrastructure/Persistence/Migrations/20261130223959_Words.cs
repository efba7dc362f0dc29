using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Words : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "woken_at",
                table: "provider_attempts",
                newName: "poll_requested_at");

            migrationBuilder.RenameColumn(
                name: "forgiven_attempts",
                table: "jobs",
                newName: "attempts_before_retry");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "poll_requested_at",
                table: "provider_attempts",
                newName: "woken_at");

            migrationBuilder.RenameColumn(
                name: "attempts_before_retry",
                table: "jobs",
                newName: "forgiven_attempts");
        }
    }
}
