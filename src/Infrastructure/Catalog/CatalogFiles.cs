using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>One provider's data file: the provider, its models and their prices.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="AsOf">The day on which the facts were collected.</param>
/// <param name="Source">Where they were read.</param>
/// <param name="Models">Its models.</param>
internal sealed record CatalogFile(
    ProviderDescription Provider,
    DateOnly AsOf,
    string Source,
    IReadOnlyList<ModelDescription> Models
);

/// <summary>
/// The data files that lie in the providers' folders (<c>*.models.json</c>) and are built into this assembly.
/// </summary>
internal static class CatalogFiles
{
    private const string Suffix = ".models.json";

    /// <summary>How the catalog is written in files and in the database.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            ReadCommentHandling = JsonCommentHandling.Skip,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            IgnoreReadOnlyProperties = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new DollarsConverter() },
        };

    /// <summary>
    /// All files, by the order in which their providers are asked. A model takes its provider's names from the file.
    /// </summary>
    public static IReadOnlyList<CatalogFile> ReadAll()
    {
        var assembly = typeof(CatalogFiles).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
                .Select(name => Read(FileName(name), assembly.GetManifestResourceStream(name)!))
                .OrderBy(file => file.Provider.Settings.Order)
                .ThenBy(file => file.Provider.Id, StringComparer.Ordinal),
        ];
    }

    /// <exception cref="CatalogFileException">
    /// The file is not of this form, or what it says cannot be meant.
    /// </exception>
    internal static CatalogFile Read(string name, Stream content)
    {
        using (content)
        {
            try
            {
                var file = JsonSerializer.Deserialize<FileOnDisk>(content, Json)
                    ?? throw new CatalogFileException(name, "$", "There is nothing in it.");
                var read = new CatalogFile(
                    file.Provider,
                    file.AsOf,
                    file.Source,
                    [.. file.Models.Select(model => model.InProvider(file))]
                );
                return CatalogFileCheck.FindFault(read) is { } fault
                    ? throw new CatalogFileException(name, fault.Field, fault.Message)
                    : read;
            }
            catch (JsonException malformed)
            {
                throw new CatalogFileException(name, malformed.Path ?? "$", malformed.Message, malformed);
            }
        }
    }

    // The folder's namespace stands before it.
    private static string FileName(string resource)
    {
        var name = resource[..^Suffix.Length];
        return name[(name.LastIndexOf('.') + 1)..] + Suffix;
    }

    private sealed record FileOnDisk(
        ProviderDescription Provider,
        DateOnly AsOf,
        string Source,
        IReadOnlyList<ModelOnDisk> Models
    );

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

        /// <summary>What it can do when it generates images; a model with other operations alone has none.</summary>
        public ModelCapabilities? Capabilities { get; init; }

        /// <summary>What it can be asked to do besides generating.</summary>
        public IReadOnlyList<OperationDescription> Operations { get; init; } = [];

        public bool LastResort { get; init; }

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
                Price = Price is null
                    ? null
                    : Price with
                    {
                        ValidFrom = Price.ValidFrom == default ? file.AsOf : Price.ValidFrom,
                        Source = Price.Source.Length == 0 ? file.Source : Price.Source,
                    },
                Capabilities = Capabilities
                    ?? (Operations.Count > 0 ? ModelCapabilities.None : new ModelCapabilities()),
                OtherOperations = Operations,
                LastResort = LastResort,
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
