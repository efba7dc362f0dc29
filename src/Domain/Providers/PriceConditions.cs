using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// The conditions under which a line of a price counts. One that no job can ever meet would make the price unknown without
/// anybody noticing, so it is refused.
/// </summary>
internal static partial class PriceConditions
{
    internal static Result Check(IReadOnlyList<PriceComponent> lines, ModelDescription model, string field)
    {
        for (var place = 0; place < lines.Count; place++)
        {
            foreach (var (name, value) in lines[place].When)
            {
                if (IsMet(name, value, model)) continue;
                return Error.RuleViolation("price.condition_unknown", $"No request to {model.Name} can have {name} = {value}.", $"{field}[{place}].when.{name}");
            }

            if (lines.Take(place).Any(earlier => IsSame(earlier, lines[place])))
            {
                return Error.RuleViolation("price.ambiguous", "Two lines price the same unit under the same conditions.", $"{field}[{place}]");
            }
        }

        return Result.Ok();
    }

    private static bool IsMet(string name, string value, ModelDescription model) => name switch
    {
        "quality" => Enum.GetValues<Quality>().Any(quality => JsonNamingPolicy.CamelCase.ConvertName(quality.ToString()) == value),
        "size" => Size().IsMatch(value),
        "aspectRatio" => Ratio().IsMatch(value),
        "references" => value is "true" or "false",
        _ => model.Capabilities.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } own && IsValueOf(own, value),
    };

    private static bool IsValueOf(ParameterDefinition parameter, string value) => parameter.Kind switch
    {
        ParameterKind.Choice => parameter.Options.Any(option => option.Value == value),
        ParameterKind.Boolean => value is "true" or "false",
        ParameterKind.Integer or ParameterKind.Number =>
            decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && GenerationParameters.AsWritten(number) == value,
        _ => value.Length > 0,
    };

    private static bool IsSame(PriceComponent one, PriceComponent other) =>
        one.Unit == other.Unit && one.When.Count == other.When.Count && one.When.All(condition => other.When.GetValueOrDefault(condition.Key) == condition.Value);

    [GeneratedRegex("^[1-9][0-9]{0,4}x[1-9][0-9]{0,4}$")]
    private static partial Regex Size();

    [GeneratedRegex("^[1-9][0-9]{0,2}:[1-9][0-9]{0,2}$")]
    private static partial Regex Ratio();
}
