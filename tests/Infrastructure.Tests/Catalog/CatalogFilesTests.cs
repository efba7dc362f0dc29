using System.Text;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;

namespace ImageGenerator.Infrastructure.Tests.Catalog;

/// <summary>Every data file can be used, and one that cannot says where it is at fault.</summary>
[TestFixture]
internal sealed class CatalogFilesTests
{
    private const string Good = """
        {
          "provider": { "id": "test", "name": "Test" },
          "asOf": "2026-11-20",
          "source": "A test.",
          "models": [
            { "id": "test/painter", "name": "Painter", "price": { "components": [{ "unit": "image", "amount": 0.01 }] } },
            {
              "id": "test/upscaler",
              "name": "Upscaler",
              "price": { "components": [{ "unit": "request", "amount": 0.4, "when": { "factor": "4" } }] },
              "operations": [
                {
                  "id": "upscale",
                  "minImages": 1,
                  "maxImages": 1,
                  "parameters": [
                    {
                      "name": "factor", "label": "Factor", "kind": "integer", "default": "2", "minimum": 2, "maximum": 4,
                      "options": [{ "value": "2", "label": "2x" }, { "value": "4", "label": "4x" }]
                    }
                  ]
                }
              ]
            }
          ]
        }
        """;

    [Test]
    public void ReadAll_ReadsEveryFile()
    {
        var files = CatalogFiles.ReadAll();

        Assert.That(
            files.Select(file => file.Provider.Id),
            Is.SupersetOf(["offline", "stability", "openai", "replicate", "google", "together"])
        );
        Assert.That(
            files.SelectMany(file => file.Models).Select(model => model.Operations.Count),
            Is.All.GreaterThan(0)
        );
    }

    [Test]
    public void Read_OfAModelThatOnlyUpscales_DoesNotMakeItGenerate()
    {
        var models = Read(Good).Models;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(models[0].Operations.Select(one => one.Id), Is.EqualTo([OperationIds.Generate]));
            Assert.That(models[1].Operations.Select(one => one.Id), Is.EqualTo([OperationIds.Upscale]));
        }
    }

    [TestCase("\"asOf\": \"2026-11-20\"", "\"asOf\": \"soon\"", "$.asOf")]
    [TestCase("\"unit\": \"image\"", "\"unit\": \"picture\"", "$.models[0].price.components[0].unit")]
    [TestCase("\"maxImages\": 1", "\"mostImages\": 1", "$.models[1].operations[0].mostImages")]
    [TestCase("\"id\": \"test/upscaler\"", "\"id\": \"test/painter\"", "models[1].id")]
    [TestCase("\"id\": \"upscale\"", "\"id\": \"generate\"", "models[1].operations[0].id")]
    [TestCase("\"id\": \"upscale\"", "\"id\": \"Up scale\"", "models[1].operations[0].id")]
    [TestCase("\"minImages\": 1", "\"minImages\": 2", "models[1].operations[0].maxImages")]
    [TestCase("\"default\": \"2\"", "\"default\": \"3\"", "models[1].operations[0].parameters[0].default")]
    [TestCase("\"default\": \"2\"", "\"default\": \"two\"", "models[1].operations[0].parameters[0].default")]
    [TestCase("\"minimum\": 2", "\"minimum\": 5", "models[1].operations[0].parameters[0].maximum")]
    [TestCase("\"kind\": \"integer\"", "\"kind\": \"slider\"", "$.models[1].operations[0].parameters[0].kind")]
    [TestCase("\"factor\": \"4\"", "\"factor\": \"3\"", "models[1].price.components[0].when.factor")]
    [TestCase("\"unit\": \"request\"", "\"unit\": \"outputMediaSecond\"", "models[1].price.components[0].unit")]
    public void Read_WhenSomethingCannotBeMeant_NamesTheFileAndTheField(string what, string instead, string field)
    {
        var broken = Good.Replace(what, instead, StringComparison.Ordinal);

        var fault = Assert.Throws<CatalogFileException>(() => Read(broken));

        Assert.That(fault!.Message, Does.StartWith($"test.models.json, {field}: "));
    }

    private static CatalogFile Read(string json) =>
        CatalogFiles.Read("test.models.json", new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
