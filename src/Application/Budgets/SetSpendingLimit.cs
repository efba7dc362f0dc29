using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Budgets;

/// <summary>
/// Sets how much may be spent, or changes it. What was spent in this period and is set aside for running jobs counts
/// from the start, so a limit that is set in the middle of a month is right at once.
/// </summary>
[Requires(Permission.Manage)]
public sealed record SetSpendingLimit(LimitScope? Scope, Guid? SubjectId, LimitPeriod? Period, decimal? Amount)
    : ICommand<SpendingLimitView>;

internal sealed class SetSpendingLimitValidator : AbstractValidator<SetSpendingLimit>
{
    public SetSpendingLimitValidator()
    {
        RuleFor(command => command.Scope).NotNull().IsInEnum();
        RuleFor(command => command.Period).NotNull().IsInEnum();
        RuleFor(command => command.Amount)
            .NotNull()
            .GreaterThan(0)
            .LessThanOrEqualTo(SpendingLimit.MaxDollars)
            .IsMoney();
        RuleFor(command => command.SubjectId)
            .NotNull()
            .When(command => command.Scope is LimitScope.User or LimitScope.ApiKey)
            .WithMessage("Enter whose limit it is.");
        RuleFor(command => command.SubjectId)
            .Null()
            .When(command => command.Scope is LimitScope.Organization)
            .WithMessage("A limit for the organization has no subject.");
    }
}

internal sealed partial class SetSpendingLimitHandler(
    ISpendingLimitRepository limits,
    ISpendingLimitReader reader,
    IUnitOfWork unitOfWork,
    Actor actor,
    TimeProvider clock,
    ILogger<SetSpendingLimitHandler> logger
) : IRequestHandler<SetSpendingLimit, Result<SpendingLimitView>>
{
    private static readonly Error _notFound = Error.NotFound(
        "spending_limit.not_found",
        "The limit was removed in the meantime."
    );

    public async Task<Result<SpendingLimitView>> Handle(SetSpendingLimit command, CancellationToken cancellationToken)
    {
        var subject = LimitSubject.Of(command.Scope!.Value, command.SubjectId);
        if (!subject.Succeeded)
            return subject.Error;

        var amount = Money.Usd(command.Amount!.Value);
        var set = await unitOfWork.InTransactionAsync(
            token => SetAsync(subject.Value, command.Period!.Value, amount, token),
            cancellationToken
        );
        if (!set.Succeeded)
            return set.Error;

        LogSet(set.Value.Value, subject.Value.Scope, command.Period!.Value, amount.Amount, actor.UserId.Value);
        return
            (await reader.ListAsync(cancellationToken)).FirstOrDefault(limit => limit.Id == set.Value.Value) is { } view
            ? view
            : _notFound;
    }

    private async Task<Result<SpendingLimitId>> SetAsync(
        LimitSubject subject,
        LimitPeriod period,
        Money amount,
        CancellationToken cancellationToken
    )
    {
        await limits.LockAsync(cancellationToken);
        if (!await limits.ExistsAsync(subject, cancellationToken))
        {
            return Error.RuleViolation(
                "spending_limit.subject_unknown",
                "There is no such person or API key in the organization.",
                "subjectId"
            );
        }

        var now = clock.GetUtcNow();
        var limit = await limits.FindAsync(subject, period, cancellationToken);
        if (limit is null)
        {
            var fresh = SpendingLimit.Set(actor.OrganizationId, subject, period, amount, actor.UserId, now);
            if (!fresh.Succeeded)
                return fresh.Error;

            limit = fresh.Value;
            limits.Add(limit);
        }
        else if (limit.ChangeTo(amount, actor.UserId, now) is { Succeeded: false } refused)
        {
            return refused.Error;
        }

        await unitOfWork.SaveAsync(cancellationToken);
        await limits.RecountAsync(limit, BudgetPeriod.Of(period, now), cancellationToken);
        return limit.Id;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Spending limit {LimitId} ({Scope}, {Period}) was set to {Amount} dollars by {UserId}"
    )]
    private partial void LogSet(Guid limitId, LimitScope scope, LimitPeriod period, decimal amount, Guid userId);
}
