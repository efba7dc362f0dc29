using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>Failures that are counted together, by the hash of what they have in common.</summary>
internal sealed class SignInFailures
{
    public byte[] Key { get; init; } = [];

    public int Failures { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public DateTimeOffset? BlockedUntil { get; init; }
}

internal sealed class SignInFailuresConfiguration : IEntityTypeConfiguration<SignInFailures>
{
    public void Configure(EntityTypeBuilder<SignInFailures> builder)
    {
        builder.ToTable("sign_in_failures");
        builder.HasKey(failures => failures.Key);

        // For the sweep.
        builder.HasIndex(failures => failures.LastAt);
    }
}

/// <summary>
/// Counts failures in the database, for all nodes together: of a source at an address, of a source, and at an address.
/// A trusted device has a count of its own and is not held up by anybody else's failures.
/// </summary>
internal sealed class SignInThrottle(NpgsqlDataSource database, IOptions<SignInOptions> options, TimeProvider clock)
    : ISignInThrottle
{
    // A row that has to wait is left as it is, also when another attempt has made it so in between: what is returned
    // was counted.
    private const string Count = """
        WITH asked AS (SELECT * FROM unnest($1::bytea[], $2::int[], $3::float8[]) AS a (key, free, longest)),
        waiting AS (
            SELECT max(f.blocked_until) AS until FROM sign_in_failures f JOIN asked USING (key)
            WHERE f.blocked_until > $4),
        counted AS (
            INSERT INTO sign_in_failures AS f (key, failures, last_at, blocked_until)
            SELECT key, 1, $4, CASE WHEN free <= 1 THEN $4 + make_interval(secs => least($5, longest)) END
            FROM asked WHERE (SELECT until FROM waiting) IS NULL ORDER BY key
            ON CONFLICT (key) DO UPDATE SET
                failures = CASE WHEN f.last_at < $6 THEN 1 ELSE f.failures + 1 END,
                last_at = $4,
                blocked_until = (
                    SELECT CASE WHEN n >= a.free
                        THEN $4 + make_interval(
                            secs => least($5 * power(2::float8, least(n - a.free, 30)), a.longest)) END
                    FROM asked a, (SELECT CASE WHEN f.last_at < $6 THEN 1 ELSE f.failures + 1 END AS n) counting
                    WHERE a.key = f.key)
            WHERE f.blocked_until IS NULL OR f.blocked_until <= $4
            RETURNING key)
        SELECT (SELECT until FROM waiting), (SELECT count(*) FROM counted) = (SELECT count(*) FROM asked)
        """;

    public async Task<Result<SignInAttempt>> BeginAsync(
        string email,
        SignInOrigin origin,
        CancellationToken cancellationToken
    )
    {
        var (settings, address) = (options.Value, email.Normalize().ToUpperInvariant());
        if (origin.TrustedDevice is { } device)
        {
            var own = new Limit(KeyOf("device", address, device), settings.FreeAttempts, settings.MaxDelay);
            return await CountAsync([own], cancellationToken) is { } busy ? busy : new SignInAttempt(own.Key, []);
        }

        Limit[] limits =
        [
            new(KeyOf("pair", address, origin.Source), settings.FreeAttempts, settings.MaxDelay),
            new(KeyOf("source", origin.Source), settings.FreeAttemptsPerSource, settings.MaxDelay),
            new(KeyOf("address", address), settings.FreeAttemptsPerAddress, settings.MaxDelayPerAddress),
        ];
        return await CountAsync(limits, cancellationToken) is { } refused
            ? refused
            : new SignInAttempt(limits[0].Key, [limits[1].Key, limits[2].Key]);
    }

    public async Task SucceedAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var own = new NpgsqlBatchCommand("DELETE FROM sign_in_failures WHERE key = $1");
        own.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = attempt.Own });
        batch.BatchCommands.Add(own);
        var shared = new NpgsqlBatchCommand(
            """
            WITH held AS (SELECT key FROM sign_in_failures WHERE key = ANY($1) ORDER BY key FOR UPDATE)
            UPDATE sign_in_failures f SET failures = greatest(failures - 1, 0), blocked_until = NULL
            FROM held WHERE f.key = held.key
            """
        );
        shared.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. attempt.Shared] });
        batch.BatchCommands.Add(shared);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<Result> CountRegistrationAsync(SignInOrigin origin, CancellationToken cancellationToken)
    {
        var limit = new Limit(
            KeyOf("registration", origin.Source),
            options.Value.FreeAttemptsPerSource,
            options.Value.MaxDelay
        );
        return await CountAsync([limit], cancellationToken) is { } refused ? refused : Result.Ok();
    }

    /// <returns>Null when the attempt was counted and may go on.</returns>
    private async Task<Error?> CountAsync(IReadOnlyList<Limit> limits, CancellationToken cancellationToken)
    {
        var (settings, now) = (options.Value, clock.GetUtcNow());
        await using var command = database.CreateCommand(Count);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. limits.Select(limit => limit.Key)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. limits.Select(limit => limit.Free)] });
        command.Parameters.Add(
            new NpgsqlParameter<double[]> { TypedValue = [.. limits.Select(limit => limit.Longest.TotalSeconds)] }
        );
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = settings.Delay.TotalSeconds });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now - settings.ForgetAfter });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (!await reader.IsDBNullAsync(0, cancellationToken))
            return TooMany(reader.GetFieldValue<DateTimeOffset>(0) - now);

        // Attempts that arrived together with this one have used up what was free.
        return reader.GetBoolean(1) ? null : TooMany(settings.Delay);
    }

    // Hashed, so that the table does not list who tried to sign in from where.
    private static byte[] KeyOf(params string[] parts) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    private static Error TooMany(TimeSpan wait) =>
        new("auth.too_many_attempts", "Too many attempts. Wait a moment, then try again.", ErrorKind.Limited)
        {
            RetryAfter = wait,
        };

    private sealed record Limit(byte[] Key, int Free, TimeSpan Longest);
}
