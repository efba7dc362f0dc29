using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Pricing;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Prices;

/// <summary>Enters what a model costs from a day on. Jobs that were submitted before keep their price.</summary>
[Requires(Permission.Operate)]
public sealed record AddPrice(
    string? Model,
    DateOnly? ValidFrom,
    IReadOnlyList<PriceLineInput>? Components,
    IReadOnlyList<PriceLineInput>? Expected,
    string? Source
) : ICommand<PriceView>;

/// <summary>One line of a price as it is sent.</summary>
public sealed record PriceLineInput(
    PriceUnit? Unit,
    decimal? Amount,
    IReadOnlyDictionary<string, string>? When,
    decimal? Included
)
{
    /// <summary>The same in the domain's words. Only for input that passed its validator.</summary>
    internal PriceComponent ToComponent() =>
        new(Unit!.Value, Money.Usd(Amount!.Value))
        {
            When = When ?? new Dictionary<string, string>(),
            Included = Included ?? 0,
        };
}

internal sealed class AddPriceValidator : AbstractValidator<AddPrice>
{
    public AddPriceValidator()
    {
        RuleFor(command => command.Model).NotEmpty().IsStorable().HasAtMost(ModelRules.MaxNameLength);
        RuleFor(command => command.ValidFrom).NotNull().WithMessage("Enter the first day on which it applies.");
        RuleFor(command => command.Source).IsName(ModelPrice.MaxSourceLength);
        RuleFor(command => command.Components)
            .NotEmpty()
            .WithMessage("Give at least one line; enter a line of 0 if it is free.");
        RuleFor(command => command.Components).Must(IsWithinLimit).WithMessage(TooMany);
        RuleFor(command => command.Expected).Must(IsWithinLimit).WithMessage(TooMany);
        RuleForEach(command => command.Components).NotNull().SetValidator(new PriceLineValidator());
        RuleForEach(command => command.Expected).NotNull().SetValidator(new PriceLineValidator());
    }

    private static string TooMany => $"Use {ModelPrice.MaxComponents} lines at most.";

    private static bool IsWithinLimit(IReadOnlyList<PriceLineInput>? lines) =>
        lines is null || lines.Count <= ModelPrice.MaxComponents;
}

/// <summary>The bounds of a price's lines.</summary>
public static class PriceLineRules
{
    public const int MaxConditions = 10;
    public const int MaxConditionLength = 100;
    public const int MaxIncluded = 1_000_000;
}

internal sealed class PriceLineValidator : AbstractValidator<PriceLineInput>
{
    public PriceLineValidator()
    {
        RuleFor(line => line.Unit).NotNull().IsInEnum();
        RuleFor(line => line.Amount).NotNull().InclusiveBetween(0, ModelPrice.MaxAmount).IsMoney();
        RuleFor(line => line.Included).InclusiveBetween(0, PriceLineRules.MaxIncluded).IsMoney();
        RuleFor(line => line.When)
            .Must(conditions => conditions is null || conditions.Count <= PriceLineRules.MaxConditions)
            .WithMessage($"Use {PriceLineRules.MaxConditions} conditions at most.")
            .Must(conditions => conditions is null || conditions.All(IsText))
            .WithMessage($"Conditions are texts of 1 to {PriceLineRules.MaxConditionLength} characters.");
    }

    private static bool IsText(KeyValuePair<string, string> condition) =>
        IsText(condition.Key) && IsText(condition.Value);

    private static bool IsText(string? text) =>
        !string.IsNullOrEmpty(text) && Text.IsStorable(text) && Text.Length(text) <= PriceLineRules.MaxConditionLength;
}

internal sealed partial class AddPriceHandler(
    IModelCatalog models,
    IPriceRepository prices,
    IPriceBook book,
    IUnitOfWork unitOfWork,
    Actor actor,
    TimeProvider clock,
    ILogger<AddPriceHandler> logger
) : IRequestHandler<AddPrice, Result<PriceView>>
{
    public async Task<Result<PriceView>> Handle(AddPrice command, CancellationToken cancellationToken)
    {
        if (models.Find(command.Model!) is not { } model)
            return Error.RuleViolation("model.unknown", "There is no such model.", "model");

        var now = clock.GetUtcNow();
        var entered = ModelPrice.Enter(model, PriceOf(command), actor.UserId, now);
        if (!entered.Succeeded)
            return entered.Error;

        prices.Add(entered.Value);
        await unitOfWork.SaveAsync(cancellationToken);
        LogEntered(model.Id, entered.Value.ValidFrom, actor.UserId.Value);

        await book.RefreshAsync(cancellationToken);
        var lines = await prices.ListAsync(model.Id, cancellationToken);
        var isCurrent = new PriceHistory(lines.Select(price => price.Line)).At(now)?.Id == entered.Value.Id;
        return new PriceView(entered.Value, actor.DisplayName, isCurrent);
    }

    private static Price PriceOf(AddPrice command) =>
        new()
        {
            Components = [.. command.Components!.Select(line => line.ToComponent())],
            Expected = [.. (command.Expected ?? []).Select(line => line.ToComponent())],
            ValidFrom = command.ValidFrom!.Value,
            Source = command.Source!.Trim(),
        };

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "A price of {Model} from {ValidFrom} on was entered by {UserId}"
    )]
    private partial void LogEntered(string model, DateOnly validFrom, Guid userId);
}
