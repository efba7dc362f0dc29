using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Providers;

/// <summary>The models that the data files of the installed providers describe (<c>*.models.json</c> in their folders).</summary>
internal sealed class ModelCatalog : IModelCatalog
{
    private const string Suffix = ".models.json";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new DollarsConverter() },
    };

    private readonly Dictionary<string, ModelDescription> _byId;

    public ModelCatalog()
    {
        All = [.. ReadAll()];
        _byId = All.ToDictionary(model => model.Id, StringComparer.Ordinal);
        Default = All.First(model => model.IsDefault);
    }

    public IReadOnlyList<ModelDescription> All { get; }

    public ModelDescription Default { get; }

    public ModelDescription? Find(string id) => _byId.GetValueOrDefault(id);

    private static IEnumerable<ModelDescription> ReadAll()
    {
        var assembly = typeof(ModelCatalog).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            foreach (var model in JsonSerializer.Deserialize<ModelDescription[]>(stream, _json) ?? []) yield return model;
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
