namespace ImageGenerator.Domain.Providers;

/// <summary>How a parameter is entered and checked.</summary>
public enum ParameterKind
{
    Choice,
    Integer,
    Number,
    Boolean,
    Text,
}

/// <summary>A value that can be chosen for a parameter, and what a person reads.</summary>
public sealed record ParameterOption(string Value, string Label);

/// <summary>A parameter of an operation. The client draws its form from this; the domain checks against it.</summary>
public sealed record ParameterDefinition(string Name, string Label, ParameterKind Kind)
{
    public string? Description { get; init; }

    /// <summary>
    /// The value used when none is given, written as JSON would (<c>"silk"</c> without quotes, <c>7.5</c>,
    /// <c>true</c>).
    /// </summary>
    public string? Default { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? Step { get; init; }

    /// <summary>Characters at most; for <see cref="ParameterKind.Text"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>
    /// The values on offer: all there are of a <see cref="ParameterKind.Choice"/>, and of a number that has any.
    /// </summary>
    public IReadOnlyList<ParameterOption> Options { get; init; } = [];

    /// <summary>True when the value, as it is written, is one of those on offer, or when every value is.</summary>
    internal bool Takes(string value) => Options.Count == 0 || Options.Any(option => option.Value == value);
}
