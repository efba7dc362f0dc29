using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Budgets;

/// <summary>Whose spending a limit counts.</summary>
public enum LimitScope
{
    /// <summary>Everybody's in the organization together.</summary>
    Organization,

    /// <summary>One person's, their API keys included.</summary>
    User,

    /// <summary>One API key's.</summary>
    ApiKey,
}

/// <summary>
/// How much may be spent in a day or a month. There is one limit at most for each scope, subject and period; all that
/// bind a job have to have room for it.
/// </summary>
public sealed class SpendingLimit : AggregateRoot, ITenantOwned
{
    /// <summary>The largest amount that can be meant.</summary>
    public const int MaxDollars = 100_000_000;

    // For EF Core.
    private SpendingLimit() { }

    public SpendingLimitId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public LimitScope Scope { get; private init; }

    /// <summary>The person or the API key; null for the organization.</summary>
    public Guid? SubjectId { get; private init; }

    public LimitPeriod Period { get; private init; }

    public Money Amount { get; private set; }

    public UserId CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Who set the amount that holds now.</summary>
    public UserId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public static Result<SpendingLimit> Set(
        OrganizationId organization,
        LimitSubject subject,
        LimitPeriod period,
        Money amount,
        UserId by,
        DateTimeOffset now
    )
    {
        if (Check(amount) is { Succeeded: false } refused)
            return refused.Error;

        return new SpendingLimit
        {
            Id = SpendingLimitId.New(),
            OrganizationId = organization,
            Scope = subject.Scope,
            SubjectId = subject.Id,
            Period = period,
            Amount = amount,
            CreatedBy = by,
            CreatedAt = now,
            ChangedBy = by,
            ChangedAt = now,
        };
    }

    /// <summary>
    /// Another amount from now on; what was spent and is set aside counts against it. The same amount changes nothing.
    /// </summary>
    public Result ChangeTo(Money amount, UserId by, DateTimeOffset now)
    {
        if (Check(amount) is { Succeeded: false } refused)
            return refused;
        if (amount == Amount)
            return Result.Ok();

        Amount = amount;
        ChangedBy = by;
        ChangedAt = now;
        return Result.Ok();
    }

    private static Result Check(Money amount) =>
        amount > Money.Zero && amount <= Money.Usd(MaxDollars)
            ? Result.Ok()
            : Error.RuleViolation(
                "spending_limit.amount",
                $"A limit is more than nothing and {MaxDollars} dollars at most.",
                "amount"
            );
}

/// <summary>Whose spending is limited.</summary>
public readonly record struct LimitSubject
{
    private LimitSubject(LimitScope scope, Guid? id) => (Scope, Id) = (scope, id);

    public static LimitSubject Organization => default;

    public LimitScope Scope { get; }

    /// <summary>The person or the API key; null for the organization.</summary>
    public Guid? Id { get; }

    /// <summary>The subject that a scope and an id name; an organization needs no id, everybody else does.</summary>
    public static Result<LimitSubject> Of(LimitScope scope, Guid? id) =>
        (scope, id) switch
        {
            (LimitScope.Organization, null) => Organization,
            (LimitScope.Organization, _) => Error.RuleViolation(
                "spending_limit.subject",
                "A limit for the organization has no subject.",
                "subjectId"
            ),
            (_, null) => Error.RuleViolation("spending_limit.subject", "Enter whose limit it is.", "subjectId"),
            _ => new LimitSubject(scope, id),
        };
}
