using System.Globalization;
using System.Text.Json;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// The parameters of a call, from JSON or from a form, taken out one by one. The first thing that is wrong is
/// remembered; a null counts as absent, as it does at OpenAI's.
/// </summary>
internal sealed class RawParameters
{
    private static readonly JsonElement _noText = JsonSerializer.SerializeToElement(Array.Empty<string>());

    private readonly Dictionary<string, JsonElement> _values;
    private readonly bool _isForm;

    private RawParameters(Dictionary<string, JsonElement> values, bool isForm) => (_values, _isForm) = (values, isForm);

    /// <summary>What is wrong; null when nothing is so far.</summary>
    public OpenAiError? Fault { get; private set; }

    internal static RawParameters From(JsonElement body) =>
        new(
            body.EnumerateObject()
                .ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal),
            isForm: false
        );

    /// <summary>
    /// Form fields are all text; numbers and switches are read from it. The last of several counts. What holds no text
    /// has the wrong type, or an unknown name.
    /// </summary>
    internal static RawParameters From(IEnumerable<KeyValuePair<string, string>> fields, IEnumerable<string> unreadable)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            values[name] = JsonSerializer.SerializeToElement(value);
        foreach (var name in unreadable)
            values[name] = _noText;
        return new RawParameters(values, isForm: true);
    }

    public string? Text(string name, bool required = false)
    {
        if (!TryTake(name, out var value))
        {
            if (required)
                Refuse("missing_required_parameter", $"Missing required parameter: '{name}'.", name);
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
            return Refuse("invalid_type", $"Invalid type for '{name}': expected a string.", name);

        try
        {
            var text = value.GetString()!;
            return Domain.Common.Text.IsStorable(text) ? text : Unstorable(name);
        }
        catch (InvalidOperationException)
        {
            // JSON can spell half a character (\ud800); reading it is the only way to find out.
            return Unstorable(name);
        }
    }

    public string? Choice(string name, params ReadOnlySpan<string> choices)
    {
        var text = Text(name);
        if (text is null || choices.Contains(text))
            return text;

        return Refuse(
            "invalid_value",
            $"Invalid value for '{name}': supported are "
                + $"{string.Join(", ", choices.ToArray().Select(choice => $"'{choice}'"))}.",
            name
        );
    }

    public int? Integer(string name, int minimum, int maximum)
    {
        if (!TryTake(name, out var value))
            return null;

        if (ReadInteger(value) is not { } number)
        {
            Refuse("invalid_type", $"Invalid type for '{name}': expected an integer.", name);
            return null;
        }

        if (number >= minimum && number <= maximum)
            return number;

        Refuse("invalid_value", $"Invalid value for '{name}': expected {minimum} to {maximum}.", name);
        return null;
    }

    public bool Flag(string name)
    {
        if (!TryTake(name, out var value))
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        if (_isForm && value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag))
        {
            return flag;
        }

        Refuse("invalid_type", $"Invalid type for '{name}': expected a boolean.", name);
        return false;
    }

    /// <summary>Takes what has a shape of its own.</summary>
    public JsonElement? Element(string name) => TryTake(name, out var value) ? value : null;

    /// <summary>Whatever is left over is unknown; what is null there asks for nothing.</summary>
    public void MustBeEmpty()
    {
        var unknown = _values.Where(left => IsGiven(left.Value)).Select(left => left.Key).FirstOrDefault();
        if (unknown is not null)
            Refuse("unknown_parameter", $"Unknown parameter: '{Shown(unknown)}'.", Shown(unknown));
    }

    public string? Refuse(string code, string message, string? param)
    {
        Fault ??= OpenAiError.Invalid(code, message, param);
        return null;
    }

    private bool TryTake(string name, out JsonElement value) => _values.Remove(name, out value) && IsGiven(value);

    // A form has no other way to say null.
    private bool IsGiven(JsonElement value) =>
        value.ValueKind != JsonValueKind.Null
        && !(_isForm && value.ValueKind == JsonValueKind.String && value.GetString() is "");

    private int? ReadInteger(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String
                when _isForm
                    && int.TryParse(
                        value.GetString(),
                        NumberStyles.AllowLeadingSign,
                        CultureInfo.InvariantCulture,
                        out var number
                    ) => number,
            _ => null,
        };

    private string? Unstorable(string name) =>
        Refuse("invalid_value", $"Invalid value for '{name}': it holds a character that cannot be stored.", name);

    // A name is echoed, so it must be one.
    private static string Shown(string name) => Domain.Common.Text.Truncate(name, 100);
}
