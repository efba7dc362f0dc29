using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalogue;

/// <summary>One provider's data file: the provider, its models and their prices.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="AsOf">The day on which the facts were collected.</param>
/// <param name="Source">Where they were read.</param>
/// <param name="Models">Its models.</param>
internal sealed record CatalogueFile(ProviderDescription Provider, DateOnly AsOf, string Source, IReadOnlyList<ModelDescription> Models);

/// <summary>The data files that lie in the providers' folders (<c>*.models.json</c>) and are built into this assembly.</summary>
internal static class CatalogueFiles
{
    private const string Suffix = ".models.json";

    /// <summary>How the catalogue is written in files and in the database.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new DollarsConverter() },
    };

    /// <summary>All files, by the order in which their providers are asked. A model takes its provider's names from the file.</summary>
    public static IReadOnlyList<CatalogueFile> ReadAll()
    {
        var assembly = typeof(CatalogueFiles).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
                .Select(name => Read(assembly.GetManifestResourceStream(name)!))
                .OrderBy(file => file.Provider.Settings.Order)
                .ThenBy(file => file.Provider.Id, StringComparer.Ordinal),
        ];
    }

    /// <exception cref="JsonException">The file is not of this form.</exception>
    internal static CatalogueFile Read(Stream content)
    {
        using (content)
        {
            var file = JsonSerializer.Deserialize<FileOnDisk>(content, Json)!;
            return new CatalogueFile(
                file.Provider,
                file.AsOf,
                file.Source,
                [.. file.Models.Select(model => model.InProvider(file))]);
        }
    }

    private sealed record FileOnDisk(ProviderDescription Provider, DateOnly AsOf, string Source, IReadOnlyList<ModelOnDisk> Models);

    // What is the same for all models of a file is not written down with each.
    private sealed record ModelOnDisk(string Id, string Name)
    {
        public string? ProviderModel { get; init; }

        public string? Family { get; init; }

        public string Description { get; init; } = "";

        public bool IsPreview { get; init; }

        public bool IsDefault { get; init; }

        public int? PromptLimit { get; init; }

        public double? TypicalSeconds { get; init; }

        public int? MaxSeconds { get; init; }

        public DateOnly? RetiresOn { get; init; }

        public string? Replacement { get; init; }

        public Price? Price { get; init; }

        public ModelCapabilities Capabilities { get; init; } = new();

        public ModelDescription InProvider(FileOnDisk file)
        {
            var model = new ModelDescription(Id, file.Provider.Id, Name)
            {
                ProviderName = file.Provider.Name,
                Family = Family,
                Description = Description,
                IsPreview = IsPreview,
                IsDefault = IsDefault,
                PromptLimit = PromptLimit,
                TypicalSeconds = TypicalSeconds,
                MaxSeconds = MaxSeconds,
                RetiresOn = RetiresOn,
                Replacement = Replacement,
                Price = Price is null ? null : Price with
                {
                    ValidFrom = Price.ValidFrom == default ? file.AsOf : Price.ValidFrom,
                    Source = Price.Source.Length == 0 ? file.Source : Price.Source,
                },
                Capabilities = Capabilities,
            };
            return ProviderModel is null ? model : model with { ProviderModel = ProviderModel };
        }
    }

    private sealed class DollarsConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Money.Usd(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }
}
