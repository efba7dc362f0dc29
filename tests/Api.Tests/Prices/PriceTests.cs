using System.Net;
using System.Net.Http.Json;
using System.Text;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Prices;

/// <summary>The price book over HTTP, on an installation of its own: prices are everybody's.</summary>
internal sealed class PriceTests
{
    private const string Later = "2999-01-01";

    private ApiHost _host = null!;
    private Account _ada = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await ApiHost.StartAsync(("Roles", "api"));
        _ada = await _host.RegisterAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _ada.Dispose();
        await _host.DisposeAsync();
    }

    [Test, Order(1)]
    public async Task List_AtTheStart_HasWhatTheProductCameWith()
    {
        var prices = (await _ada.Client.ReadAsync($"{MoneyCalls.Prices}?model={MoneyCalls.Model}")).Items();

        var price = prices.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(price.At("isCurrent").GetBoolean(), Is.True);
            Assert.That(price.IsNull("enteredBy"), Is.True);
            Assert.That(price.Text("validFrom"), Is.EqualTo("2026-11-20"));
            Assert.That(price.Text("source"), Is.Not.Empty);
            Assert.That(price.Items("components").Single().At("amount").GetDecimal(), Is.Zero);
            Assert.That((await _ada.Client.ReadAsync($"{MoneyCalls.Prices}?model=nobody/nothing")).Items(), Is.Empty);
        }
    }

    [Test, Order(2)]
    public async Task Post_EntersAPriceThatCountsAtOnceEverywhere_AndEarlierJobsKeepTheirs()
    {
        await using var neighbour = _host.StartNeighbour(("Roles", "api"));
        using var there = neighbour.Bearing(await _ada.CreateApiKeyAsync());
        var before = await _ada.Client.CreateAsync(GenerationCalls.Small("a boat"));

        using var response = await _ada.Client.PostAsJsonAsync(
            MoneyCalls.Prices,
            new
            {
                model = MoneyCalls.Model,
                validFrom = MoneyCalls.Today,
                components = new object[]
                {
                    new { unit = "image", amount = 0.05m },
                    new
                    {
                        unit = "megapixel",
                        amount = 0.00000001m,
                        when = new { look = "silk" },
                        included = 1,
                    },
                    new { unit = "megapixel", amount = 0 },
                },
                expected = Array.Empty<object>(),
                source = " Contract ",
            }
        );

        var added = await response.ReadAsync(HttpStatusCode.Created);
        var listed = (await _ada.Client.ReadAsync($"{MoneyCalls.Prices}?model={MoneyCalls.Model}")).Items();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                response.Headers.Location?.ToString(),
                Is.EqualTo($"{MoneyCalls.Prices}?model=offline%2Fpreview")
            );
            Assert.That(added.At("enteredBy").Id(), Is.EqualTo(_ada.Id));
            Assert.That(added.Text("source"), Is.EqualTo("Contract"));
            Assert.That(added.Items("components")[1].Text("when.look"), Is.EqualTo("silk"));
            Assert.That(added.Items("components")[1].At("amount").GetDecimal(), Is.EqualTo(0.00000001m));
            Assert.That(listed.Select(price => price.At("isCurrent").GetBoolean()), Is.EqualTo(new[] { true, false }));
            Assert.That((await _ada.Client.EstimateAsync(2)).At("cost.estimated").GetDecimal(), Is.EqualTo(0.1m));
            Assert.That(before.At("cost.estimated").GetDecimal(), Is.Zero);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await there.EstimateAsync()).At("cost.estimated").GetDecimal() != 0.05m)
            await Task.Delay(20, patience.Token);
    }

    [Test, Order(3)]
    public async Task Post_ForLater_ChangesNothingToday()
    {
        using var response = await _ada.Client.PostAsJsonAsync(MoneyCalls.Prices, Price(Later, 9));

        var added = await response.ReadAsync(HttpStatusCode.Created);
        Assert.That(added.At("isCurrent").GetBoolean(), Is.False);
        Assert.That((await _ada.Client.EstimateAsync()).At("cost.estimated").GetDecimal(), Is.EqualTo(0.05m));
    }

    [TestCase("Member")]
    [TestCase("Viewer")]
    public async Task WhoDoesNotOperate_NeitherSeesNorEnters(string role)
    {
        using var person = await _host.RegisterIntoAsync(_ada, role);

        using var list = await person.Client.GetAsync(MoneyCalls.Prices);
        using var add = await person.Client.PostAsJsonAsync(MoneyCalls.Prices, Price(Later, 1));

        await list.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await add.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("""{}""", 400, "validation.failed", "model");
        yield return Case(Body(model: "dall-e-9"), 422, "model.unknown", "model");
        yield return Case(Body(model: "\\u0000"), 400, "validation.failed", "model");
        yield return Case(Body(from: "2020-01-01"), 422, "price.in_the_past", "validFrom");
        yield return Case(Body(from: "tomorrow"), 400, "request.malformed", "validFrom");
        yield return Case(Body(from: "2999-02-30"), 400, "request.malformed", "validFrom");
        yield return Case(Body(source: ""), 400, "validation.failed", "source");
        yield return Case(Body(lines: ""), 400, "validation.failed", "components");
        yield return Case(Body(lines: "null"), 400, "validation.failed", "components[0]");
        yield return Case(Body(lines: """{"unit":"image"}"""), 400, "validation.failed", "components[0].amount");
        yield return Case(
            Body(lines: """{"unit":"song","amount":1}"""),
            400,
            "request.malformed",
            "components[0].unit"
        );
        yield return Case(Body(lines: """{"unit":1,"amount":1}"""), 400, "request.malformed", "components[0].unit");
        yield return Case(
            Body(lines: """{"unit":"image","amount":-1}"""),
            400,
            "validation.failed",
            "components[0].amount"
        );
        yield return Case(
            Body(lines: """{"unit":"image","amount":10001}"""),
            400,
            "validation.failed",
            "components[0].amount"
        );
        yield return Case(
            Body(lines: """{"unit":"image","amount":0.123456789}"""),
            400,
            "validation.failed",
            "components[0].amount"
        );
        yield return Case(
            Body(lines: """{"unit":"image","amount":1,"when":{"quality":null}}"""),
            400,
            "validation.failed",
            "components[0].when"
        );
        yield return Case(
            Body(lines: """{"unit":"image","amount":1,"when":{"colour":"red"}}"""),
            422,
            "price.condition_unknown",
            "components[0].when.colour"
        );
        yield return Case(
            Body(lines: """{"unit":"image","amount":1,"when":{"look":"velvet"}}"""),
            422,
            "price.condition_unknown",
            "components[0].when.look"
        );
        yield return Case(
            Body(lines: """{"unit":"image","amount":1},{"unit":"image","amount":2}"""),
            422,
            "price.ambiguous",
            "components[1]"
        );
        yield return Case(
            Body(lines: string.Join(',', Enumerable.Repeat("""{"unit":"image","amount":1}""", 51))),
            400,
            "validation.failed",
            "components"
        );

        static TestCaseData Case(string body, int status, string code, string field) =>
            new TestCaseData(body, status, code, field).SetArgDisplayNames(
                code,
                field,
                body[..Math.Min(body.Length, 90)]
            );
        static string Body(
            string model = MoneyCalls.Model,
            string from = Later,
            string source = "test",
            string lines = """{"unit":"image","amount":1}"""
        ) => $$"""{"model":"{{model}}","validFrom":"{{from}}","source":"{{source}}","components":[{{lines}}]}""";
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Post_WhenSomethingIsWrong_NamesTheFieldAndEntersNothing(
        string body,
        int status,
        string code,
        string field
    )
    {
        var before = await _host.Data.ReadAsync<long>("SELECT count(*) FROM model_prices");

        using var response = await _ada.Client.PostAsync(
            MoneyCalls.Prices,
            new StringContent(body, Encoding.UTF8, "application/json")
        );

        await response.MustBeProblemAsync((HttpStatusCode)status, code, field);
        Assert.That(await _host.Data.ReadAsync<long>("SELECT count(*) FROM model_prices"), Is.EqualTo(before));
    }

    private static object Price(string from, decimal perImage) =>
        new
        {
            model = MoneyCalls.Model,
            validFrom = from,
            components = new[] { new { unit = "image", amount = perImage } },
            source = "test",
        };
}
