using ImageGenerator.Domain.Organizations;
using Npgsql;

namespace ImageGenerator.Bench.Seeding;

/// <summary>Organizations with a person each. The first one is measured; its person has an API key.</summary>
internal sealed record Tenants(IReadOnlyList<(Guid Organization, Guid User)> All, string ApiKey)
{
    private const int Count = 20;

    public static async Task<Tenants> CreateAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        List<(Guid Organization, Guid User)> all =
        [
            .. Enumerable.Range(0, Count).Select(_ => (Guid.CreateVersion7(), Guid.CreateVersion7())),
        ];
        await using (
            var command = source.CreateCommand(
                """
                WITH people AS (SELECT * FROM unnest($1, $2) WITH ORDINALITY AS person (organization_id, user_id, number)),
                organization AS (
                    INSERT INTO organizations (id, name, created_at)
                    SELECT organization_id, 'Studio ' || number, now() FROM people),
                account AS (
                    INSERT INTO users (id, display_name, created_at, email, normalized_email, user_name, normalized_user_name, security_stamp,
                                       email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                    SELECT user_id, 'Person ' || number, now(), mail, upper(mail), mail, upper(mail), 'stamp', true, false, false, true, 0
                    FROM people, LATERAL (SELECT 'person' || number || '@example.com' AS mail) address)
                INSERT INTO memberships (organization_id, user_id, role, created_at)
                SELECT organization_id, user_id, 'Owner', now() FROM people
                """
            )
        )
        {
            command.Parameters.Add(
                new NpgsqlParameter<Guid[]> { TypedValue = [.. all.Select(tenant => tenant.Organization)] }
            );
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. all.Select(tenant => tenant.User)] });
            await command.ExecuteNonQueryAsync();
        }

        var secret = ApiKeySecret.Generate();
        await using (
            var command = source.CreateCommand(
                "INSERT INTO api_keys (id, organization_id, created_by, name, prefix, hash, created_at) VALUES ($1, $2, $3, 'bench', $4, $5, now())"
            )
        )
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = all[0].Organization });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = all[0].User });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = secret.Prefix });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = secret.Hash() });
            await command.ExecuteNonQueryAsync();
        }

        return new Tenants(all, secret.Value);
    }
}
