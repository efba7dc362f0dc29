using Microsoft.EntityFrameworkCore.Migrations;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Tables whose rows stay as they were written: the database itself refuses everything but additions.
/// </summary>
internal static class AppendOnly
{
    /// <summary>Lets the table's rows no longer be changed or removed.</summary>
    internal static void MakeAppendOnly(this MigrationBuilder migration, string table) =>
        migration.Sql(
            $"""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                RAISE EXCEPTION 'Rows of % are added and never changed or removed.', TG_TABLE_NAME
                    USING ERRCODE = 'restrict_violation';
            END $$;
            CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """
        );

    /// <summary>Takes that back.</summary>
    internal static void MakeChangeable(this MigrationBuilder migration, string table) =>
        migration.Sql($"DROP TRIGGER append_only ON {table};");
}
