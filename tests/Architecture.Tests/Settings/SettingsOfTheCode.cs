using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using ImageGenerator.Architecture.Tests.Sources;
using ImageGenerator.Architecture.Tests.Support;
using ImageGenerator.Infrastructure.ProviderKeys;
using ImageGenerator.Infrastructure.Providers;

namespace ImageGenerator.Architecture.Tests.Settings;

/// <summary>
/// The settings that the code reads, as environment variables; <c>*</c> stands for a name or a number that is chosen
/// by whoever configures.
/// </summary>
internal static partial class SettingsOfTheCode
{
    // Bound to the whole configuration, so they have no section.
    private static readonly Type[] _withoutSection = [typeof(PublicAddressOptions), typeof(ConfiguredProvidersOptions)];

    public static IReadOnlyList<string> Find() =>
        [
            .. OptionsTypes()
                .SelectMany(options => NamesOf(options.Type, options.Section))
                .Concat(SourceFile.OfTheProduct().SelectMany(file => ReadOneByOne(file.Text)))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What is bound to a section: each property that can be set, and those of its parts.</summary>
    public static IEnumerable<string> NamesOf(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .SelectMany(property =>
                NamesOf(property, prefix.Length == 0 ? property.Name : $"{prefix}__{property.Name}")
            );

    /// <summary>What is asked for by its name: <c>configuration["A:B"]</c>, <c>GetValue&lt;T&gt;("A:B")</c>.</summary>
    public static IEnumerable<string> ReadOneByOne(string source) =>
        ReadByName()
            .Matches(source)
            .Select(read =>
                (read.Groups["connection"].Success ? "ConnectionStrings:" : "")
                + Placeholder().Replace(read.Groups["name"].Value, "*")
            )
            .Select(name => name.Replace(":", "__"));

    private static IEnumerable<(Type Type, string Section)> OptionsTypes() =>
        new[] { Assemblies.ApplicationLayer, Assemblies.InfrastructureLayer, Assemblies.ApiLayer }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => (type, SectionOf(type)))
            .Where(found => found.Item2 is not null)
            .Select(found => (found.type, found.Item2!.Replace(":", "__")));

    private static string? SectionOf(Type type) =>
        _withoutSection.Contains(type)
            ? ""
            : type.GetField("Section", BindingFlags.Static | BindingFlags.Public)?.GetRawConstantValue() as string;

    private static IEnumerable<string> NamesOf(PropertyInfo property, string name)
    {
        var type = property.PropertyType;
        if (typeof(IDictionary).IsAssignableFrom(type))
            return NamesOf(type.GetGenericArguments()[1], $"{name}__*");
        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))
            return [$"{name}__*"];

        return type.Assembly.GetName().Name!.StartsWith("ImageGenerator.", StringComparison.Ordinal) && type.IsClass
            ? NamesOf(type, name)
            : [name];
    }

    [GeneratedRegex(
        @"[cC]onfiguration(\[|\.GetValue(<[^>]+>)?\(|(?<connection>\.GetConnectionString)\()\s*\$?""(?<name>[^""]+)"""
    )]
    private static partial Regex ReadByName();

    [GeneratedRegex(@"\{.*\}")]
    private static partial Regex Placeholder();
}
