using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Pricing;

/// <summary>
/// The conditions under which a line of a price counts, and what it counts. A line that no job can ever meet would make
/// the price unknown without anybody noticing, so it is refused.
/// </summary>
public static class PriceConditions
{
    /// <summary>Checks the lines of a price against the model that it is for.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="model">The model.</param>
    /// <param name="field">The list's JSON name, for the refusal.</param>
    public static Result Check(IReadOnlyList<PriceComponent> lines, IPricedModel model, string field)
    {
        for (var place = 0; place < lines.Count; place++)
        {
            if (CheckLine(lines[place], model, $"{field}[{place}]") is { Succeeded: false } refused)
                return refused;
            if (lines.Take(place).Any(earlier => IsSame(earlier, lines[place])))
            {
                return Error.RuleViolation(
                    "price.ambiguous",
                    "Two lines price the same unit under the same conditions.",
                    $"{field}[{place}]"
                );
            }
        }

        return Result.Ok();
    }

    private static Result CheckLine(PriceComponent line, IPricedModel model, string field)
    {
        if (!model.CanCount(line.Unit))
        {
            return Error.RuleViolation(
                "price.unit_unknown",
                $"No request to {model.Name} is counted in this unit.",
                $"{field}.unit"
            );
        }

        foreach (var (name, value) in line.When)
        {
            if (model.CanHave(name, value))
                continue;
            return Error.RuleViolation(
                "price.condition_unknown",
                $"No request to {model.Name} can have {name} = {value}.",
                $"{field}.when.{name}"
            );
        }

        return Result.Ok();
    }

    private static bool IsSame(PriceComponent one, PriceComponent other) =>
        one.Unit == other.Unit
        && one.When.Count == other.When.Count
        && one.When.All(condition => other.When.GetValueOrDefault(condition.Key) == condition.Value);
}
