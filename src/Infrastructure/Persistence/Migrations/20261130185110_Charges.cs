using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageGenerator.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Charges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "failure_charged",
                table: "generations");

            migrationBuilder.AddColumn<int>(
                name: "unknown_amounts",
                table: "spending_counters",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "resend_after_server_error",
                table: "providers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "charge",
                table: "provider_attempts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Pending");

            migrationBuilder.AddColumn<decimal>(
                name: "cost",
                table: "provider_attempts",
                type: "numeric(20,8)",
                precision: 20,
                scale: 8,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "expected_cost",
                table: "provider_attempts",
                type: "numeric(20,8)",
                precision: 20,
                scale: 8,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "unknown_amounts",
                table: "holds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "charge",
                table: "generations",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Pending");

            migrationBuilder.AddColumn<decimal>(
                name: "expected_cost",
                table: "generations",
                type: "numeric(20,8)",
                precision: 20,
                scale: 8,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "unknown_amounts",
                table: "generations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What ended before: what the provider said counts, and what nobody knows is unknown.
            migrationBuilder.Sql(
                """
                UPDATE provider_attempts SET
                    charge = CASE
                        WHEN reported_cost > 0 OR outcome IN ('Completed', 'NoOutput') THEN 'Charged'
                        WHEN reported_cost IS NULL AND outcome IN ('Unknown', 'TimedOut', 'Cancelled') THEN 'Unknown'
                        ELSE 'None' END,
                    cost = CASE WHEN reported_cost IS NULL AND outcome IN ('Completed', 'NoOutput', 'Unknown', 'TimedOut', 'Cancelled') THEN NULL
                        ELSE COALESCE(reported_cost, 0) END
                WHERE outcome IS NOT NULL AND charge = 'Pending';

                UPDATE generations SET
                    charge = CASE
                        WHEN status NOT IN ('Completed', 'Failed', 'Cancelled') THEN 'Pending'
                        WHEN actual_cost IS NULL THEN 'Unknown' WHEN actual_cost > 0 THEN 'Charged' ELSE 'None' END,
                    unknown_amounts = CASE WHEN status IN ('Completed', 'Failed', 'Cancelled') AND actual_cost IS NULL THEN 1 ELSE 0 END,
                    expected_cost = estimated_cost;

                UPDATE holds SET unknown_amounts = 1 WHERE settled_at IS NOT NULL AND actual IS NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "unknown_amounts",
                table: "spending_counters");

            migrationBuilder.DropColumn(
                name: "resend_after_server_error",
                table: "providers");

            migrationBuilder.DropColumn(
                name: "charge",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "cost",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "expected_cost",
                table: "provider_attempts");

            migrationBuilder.DropColumn(
                name: "unknown_amounts",
                table: "holds");

            migrationBuilder.DropColumn(
                name: "charge",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "expected_cost",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "unknown_amounts",
                table: "generations");

            migrationBuilder.AddColumn<bool>(
                name: "failure_charged",
                table: "generations",
                type: "boolean",
                nullable: true);
        }
    }
}
