using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using Npgsql;

namespace ImageGenerator.Infrastructure.Budgets;

/// <summary>
/// Limits with what they count and whom they concern, in one statement: the price before the click asks for them.
/// </summary>
[ScopedService]
internal sealed class SpendingLimitReader(NpgsqlDataSource database, ActorScope scope, TimeProvider clock)
    : ISpendingLimitReader
{
    private const string Read = """
        SELECT l.id, l.scope, l.subject_id, COALESCE(o.name, u.display_name, k.name, ''), l.period, l.amount,
            COALESCE(c.spent, 0), COALESCE(c.held, 0),
               COALESCE(c.unknown_amounts, 0)
        FROM spending_limits l
        LEFT JOIN organizations o ON l.scope = 'Organization' AND o.id = l.organization_id
        LEFT JOIN users u ON l.scope = 'User' AND u.id = l.subject_id
        LEFT JOIN api_keys k ON l.scope = 'ApiKey' AND k.id = l.subject_id
        LEFT JOIN spending_counters c
          ON c.limit_id = l.id AND c.period_start = CASE l.period WHEN 'Day' THEN @day ELSE @month END
        WHERE l.organization_id = @organization
          AND (@everybody OR l.scope = 'Organization'
            OR (l.scope = 'User' AND l.subject_id = @user)
            OR (l.scope = 'ApiKey' AND l.subject_id = @key))
        ORDER BY array_position(ARRAY['Organization', 'User', 'ApiKey'], l.scope::text), 4, l.period, l.id
        """;

    public Task<IReadOnlyList<SpendingLimitView>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(everybody: true, null, null, cancellationToken);

    public Task<IReadOnlyList<SpendingLimitView>> ListBindingAsync(
        UserId user,
        ApiKeyId? apiKey,
        CancellationToken cancellationToken
    ) => ListAsync(everybody: false, user.Value, apiKey?.Value, cancellationToken);

    private async Task<IReadOnlyList<SpendingLimitView>> ListAsync(
        bool everybody,
        Guid? user,
        Guid? key,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<bool>("everybody", everybody));
        command.Parameters.Add(new NpgsqlParameter<Guid>("organization", scope.Tenant?.Value ?? Guid.Empty));
        command.Parameters.Add(BudgetParameters.Uuid("user", user));
        command.Parameters.Add(BudgetParameters.Uuid("key", key));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("day", BudgetPeriod.Of(LimitPeriod.Day, now).Start));
        command.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset>("month", BudgetPeriod.Of(LimitPeriod.Month, now).Start)
        );

        var limits = new List<SpendingLimitView>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            limits.Add(ViewOf(reader, now));
        return limits;
    }

    private static SpendingLimitView ViewOf(NpgsqlDataReader reader, DateTimeOffset now)
    {
        var period = Enum.Parse<LimitPeriod>(reader.GetString(4));
        return new SpendingLimitView
        {
            Id = reader.GetGuid(0),
            Scope = Enum.Parse<LimitScope>(reader.GetString(1)),
            SubjectId = reader.IsDBNull(2) ? null : reader.GetGuid(2),
            SubjectName = reader.GetString(3),
            Period = period,
            Amount = Money.Usd(reader.GetDecimal(5)),
            Spent = Money.Usd(reader.GetDecimal(6)),
            Held = Money.Usd(reader.GetDecimal(7)),
            UnknownAmounts = reader.GetInt32(8),
            Current = BudgetPeriod.Of(period, now),
        };
    }
}
