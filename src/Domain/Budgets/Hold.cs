using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Budgets;

/// <summary>
/// What is set aside for a job before anybody is asked to work on it, and settled once when the job ends. It belongs to
/// the period in which it was made, whenever it is settled. A job has one open hold at most; a retried job gets another
/// one.
/// </summary>
public sealed class Hold : ITenantOwned
{
    // For EF Core.
    private Hold() { }

    public HoldId Id { get; private init; }

    public JobId JobId { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public UserId UserId { get; private init; }

    /// <summary>The API key that asked; null when a person did in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; private init; }

    public Money Amount { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null while the hold is open.</summary>
    public DateTimeOffset? SettledAt { get; private init; }

    /// <summary>
    /// What the job came to, as far as that is known; null while the hold is open, and when no amount is known.
    /// </summary>
    public Money? Actual { get; private init; }

    /// <summary>
    /// How many amounts nobody knows: with one or more of them all that was set aside counts as spent.
    /// </summary>
    public int UnknownAmounts { get; private init; }

    public static Hold For(Job job, Money amount, DateTimeOffset now) =>
        new()
        {
            Id = HoldId.New(),
            JobId = job.Id,
            OrganizationId = job.OrganizationId,
            UserId = job.CreatedBy,
            ApiKeyId = job.ApiKeyId,
            Amount = amount,
            CreatedAt = now,
        };
}
