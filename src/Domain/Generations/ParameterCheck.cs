using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>Holds a model's own parameters against its schema, and fills in what was not given.</summary>
internal static class ParameterCheck
{
    private const int DefaultMaxLength = 2000;

    /// <summary>What a model does when nothing is chosen.</summary>
    internal static IReadOnlyDictionary<string, JsonElement> DefaultsOf(ModelDescription model) =>
        model.Capabilities.Parameters
            .Where(definition => definition.Default is not null)
            .ToDictionary(definition => definition.Name, definition => DefaultValue(definition, definition.Default!), StringComparer.Ordinal);

    internal static Result<GenerationParameters> Complete(GenerationParameters given, ModelDescription model)
    {
        var definitions = model.Capabilities.Parameters.ToDictionary(definition => definition.Name, StringComparer.Ordinal);
        foreach (var name in given.Names)
        {
            if (!definitions.ContainsKey(name))
            {
                return Error.RuleViolation("parameter.unsupported", $"{model.Name} has no parameter {name}.", Field(name));
            }
        }

        var complete = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var definition in definitions.Values)
        {
            if (!given.Values.TryGetValue(definition.Name, out var value))
            {
                if (definition.Default is { } standard) complete[definition.Name] = DefaultValue(definition, standard);
                continue;
            }

            if (Refuse(definition, value) is { } error) return error;
            complete[definition.Name] = value;
        }

        return GenerationParameters.From(complete);
    }

    private static Error? Refuse(ParameterDefinition definition, JsonElement value) =>
        GenerationParameters.IsValue(value)
            ? RefuseByKind(definition, value)
            : OutOfRange(definition, $"{definition.Label} holds something that cannot be stored.");

    private static Error? RefuseByKind(ParameterDefinition definition, JsonElement value) => definition.Kind switch
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
            : OutOfRange(definition, $"{definition.Label} must be one of {string.Join(", ", definition.Options.Select(option => option.Value))}.");

    private static Error? RefuseNumber(ParameterDefinition definition, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number)) return WrongKind(definition, "a number");
        if (definition.Kind == ParameterKind.Integer && number != decimal.Truncate(number)) return WrongKind(definition, "a whole number");

        return number < definition.Minimum || number > definition.Maximum
            ? OutOfRange(definition, $"{definition.Label} must be {RangeOf(definition)}.")
            : null;
    }

    private static string RangeOf(ParameterDefinition definition) => definition switch
    {
        { Minimum: null } => FormattableString.Invariant($"{definition.Maximum} at most"),
        { Maximum: null } => FormattableString.Invariant($"{definition.Minimum} at least"),
        _ => FormattableString.Invariant($"between {definition.Minimum} and {definition.Maximum}"),
    };

    private static Error? RefuseText(ParameterDefinition definition, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return WrongKind(definition, "text");

        var limit = definition.MaxLength ?? DefaultMaxLength;
        return Text.Length(value.GetString()!) > limit ? OutOfRange(definition, $"{definition.Label} takes {limit} characters at most.") : null;
    }

    private static JsonElement DefaultValue(ParameterDefinition definition, string standard) =>
        definition.Kind is ParameterKind.Choice or ParameterKind.Text
            ? JsonSerializer.SerializeToElement(standard)
            : JsonSerializer.Deserialize<JsonElement>(standard);

    private static Error WrongKind(ParameterDefinition definition, string expected) =>
        OutOfRange(definition, $"{definition.Label} must be {expected}.");

    private static Error OutOfRange(ParameterDefinition definition, string message) =>
        Error.RuleViolation("parameter.out_of_range", message, Field(definition.Name));

    private static string Field(string name) => $"parameters.{name}";
}
