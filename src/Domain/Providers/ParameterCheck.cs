using System.Text.Json;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>Validates the parameters of any operation against its schema, and fills in what was not given.</summary>
public static class ParameterCheck
{
    private const int DefaultMaxLength = 2000;

    /// <summary>What is done when nothing is chosen.</summary>
    public static IReadOnlyDictionary<string, JsonElement> DefaultsOf(IEnumerable<ParameterDefinition> definitions) =>
        definitions
            .Where(definition => definition.Default is not null)
            .ToDictionary(
                definition => definition.Name,
                definition => DefaultValue(definition, definition.Default!),
                StringComparer.Ordinal
            );

    /// <summary>Validates what was given, and fills in the defaults of what was not.</summary>
    /// <param name="given">The values by name.</param>
    /// <param name="definitions">The parameters that there are.</param>
    /// <param name="owner">Whose they are, for the refusal.</param>
    public static Result<IReadOnlyDictionary<string, JsonElement>> Complete(
        IReadOnlyDictionary<string, JsonElement> given,
        IReadOnlyList<ParameterDefinition> definitions,
        string owner
    )
    {
        ArgumentNullException.ThrowIfNull(given);

        foreach (var name in given.Keys.Where(name => definitions.All(definition => definition.Name != name)))
        {
            return Error.RuleViolation("parameter.unsupported", $"{owner} has no parameter {name}.", Field(name));
        }

        var complete = new Dictionary<string, JsonElement>(DefaultsOf(definitions), StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (!given.TryGetValue(definition.Name, out var value))
                continue;
            if (Refuse(definition, value) is { } error)
                return error;

            complete[definition.Name] = value;
        }

        return Result<IReadOnlyDictionary<string, JsonElement>>.Ok(complete);
    }

    /// <summary>Why a value is refused; null when it will do.</summary>
    public static Error? Refuse(ParameterDefinition definition, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(definition);

        return ParameterValue.IsValid(value)
            ? RefuseByKind(definition, value)
            : OutOfRange(definition, $"{definition.Label} holds something that cannot be stored.");
    }

    private static Error? RefuseByKind(ParameterDefinition definition, JsonElement value) =>
        definition.Kind switch
        {
            ParameterKind.Choice => RefuseChoice(definition, value),
            ParameterKind.Integer or ParameterKind.Number => RefuseNumber(definition, value),
            ParameterKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? null
                : WrongKind(definition, "true or false"),
            ParameterKind.Text => RefuseText(definition, value),
            _ => throw new InvalidOperationException($"Unknown parameter kind {definition.Kind}."),
        };

    private static Error? RefuseChoice(ParameterDefinition definition, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && definition.Options.Any(option => value.ValueEquals(option.Value))
            ? null
            : NotOffered(definition);

    private static Error? RefuseNumber(ParameterDefinition definition, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
            return WrongKind(definition, "a number");
        if (definition.Kind == ParameterKind.Integer && number != decimal.Truncate(number))
            return WrongKind(definition, "a whole number");
        if (!definition.Takes(ParameterValue.AsWritten(number)))
            return NotOffered(definition);

        return number < definition.Minimum || number > definition.Maximum
            ? OutOfRange(definition, $"{definition.Label} must be {RangeOf(definition)}.")
            : null;
    }

    private static string RangeOf(ParameterDefinition definition) =>
        definition switch
        {
            { Minimum: null } => FormattableString.Invariant($"{definition.Maximum} at most"),
            { Maximum: null } => FormattableString.Invariant($"{definition.Minimum} at least"),
            _ => FormattableString.Invariant($"between {definition.Minimum} and {definition.Maximum}"),
        };

    private static Error? RefuseText(ParameterDefinition definition, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return WrongKind(definition, "text");

        var limit = definition.MaxLength ?? DefaultMaxLength;
        return Text.Length(value.GetString()!) > limit
            ? OutOfRange(definition, $"{definition.Label} takes {limit} characters at most.")
            : null;
    }

    private static Error NotOffered(ParameterDefinition definition) =>
        OutOfRange(
            definition,
            $"{definition.Label} must be one of {string.Join(", ", definition.Options.Select(option => option.Value))}."
        );

    /// <summary>The default as a value.</summary>
    public static JsonElement DefaultValue(ParameterDefinition definition, string standard) =>
        definition.Kind is ParameterKind.Choice or ParameterKind.Text
            ? JsonSerializer.SerializeToElement(standard)
            : JsonSerializer.Deserialize<JsonElement>(standard);

    private static Error WrongKind(ParameterDefinition definition, string expected) =>
        OutOfRange(definition, $"{definition.Label} must be {expected}.");

    private static Error OutOfRange(ParameterDefinition definition, string message) =>
        Error.RuleViolation("parameter.out_of_range", message, Field(definition.Name));

    private static string Field(string name) => $"parameters.{name}";
}
