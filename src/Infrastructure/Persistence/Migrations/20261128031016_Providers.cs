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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "api_key_id",
                table: "generations");

            migrationBuilder.DropColumn(
                name: "failover",
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
        }
    }
}
