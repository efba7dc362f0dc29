using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// The settings that a model's price may depend on: those of a generation, and the parameters of its operations.
/// </summary>
internal static partial class PriceableSettings
{
    internal static bool CanBe(ModelDescription model, string name, string value) =>
        name switch
        {
            "quality" when model.Generates => Enum.GetValues<Quality>()
                .Any(preset => JsonNamingPolicy.CamelCase.ConvertName(preset.ToString()) == value),
            "size" when model.Generates => Size().IsMatch(value),
            "aspectRatio" when model.Generates => Ratio().IsMatch(value),
            "references" when model.Generates => value is "true" or "false",
            _ => model
                .Operations.SelectMany(own => own.Parameters)
                .Any(own => own.Name == name && IsValueOf(own, value)),
        };

    private static bool IsValueOf(ParameterDefinition parameter, string value) =>
        parameter.Kind switch
        {
            ParameterKind.Choice => parameter.Options.Any(option => option.Value == value),
            ParameterKind.Boolean => value is "true" or "false",
            ParameterKind.Integer or ParameterKind.Number => IsNumber(value) && parameter.Takes(value),
            _ => value.Length > 0,
        };

    private static bool IsNumber(string value) =>
        decimal.TryParse(
            value,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
        && ParameterValue.AsWritten(number) == value;

    [GeneratedRegex("^[1-9][0-9]{0,4}x[1-9][0-9]{0,4}$")]
    private static partial Regex Size();

    [GeneratedRegex("^[1-9][0-9]{0,2}:[1-9][0-9]{0,2}$")]
    private static partial Regex Ratio();
}
