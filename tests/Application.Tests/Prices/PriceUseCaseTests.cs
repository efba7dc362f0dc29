using ImageGenerator.Application.Prices;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Prices;

[TestFixture]
internal sealed class PriceUseCaseTests
{
    private static readonly DateOnly _today = DateOnly.FromDateTime(Moments.Start.UtcDateTime);
    private static readonly PriceLineInput _line = new(PriceUnit.Image, 0.04m, null, null);
    private static readonly AddPrice _good = new(TestModels.Able.Id, _today, [_line], null, "Contract");

    private readonly List<ModelPrice> _book = [];
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _book.Clear();
        _host = new TestHost();
        _host.Prices.Setup(prices => prices.Add(It.IsAny<ModelPrice>())).Callback<ModelPrice>(_book.Add);
        _host
            .Prices.Setup(prices => prices.ListAsync(It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (string? model, CancellationToken _) =>
                    [
                        .. _book
                            .Where(price => model is null || price.Model == model)
                            .Select(price => new EnteredPrice(price, price.EnteredBy is null ? null : "Ada")),
                    ]
            );
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Add_SavesItAndGoesByItAtOnce()
    {
        var line = new PriceLineInput(
            PriceUnit.Megapixel,
            0.01m,
            new Dictionary<string, string> { ["quality"] = "hd" },
            1
        );

        var added = await _host.SendAsync(
            _good with
            {
                Components = [line],
                Expected = [_line],
                Source = "  Contract ",
            }
        );

        var saved = _book.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.Value, Has.Property("IsCurrent").True.And.Property("EnteredByName").EqualTo("Ada"));
            Assert.That(
                saved,
                Has.Property("Model")
                    .EqualTo("test/able")
                    .And.Property("Source")
                    .EqualTo("Contract")
                    .And.Property("ValidFrom")
                    .EqualTo(_today)
            );
            Assert.That(saved.EnteredBy, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(saved.KnownFrom, Is.EqualTo(_host.Clock.Now));
            Assert.That(
                saved.Components.Single(),
                Has.Property("Unit").EqualTo(PriceUnit.Megapixel).And.Property("Included").EqualTo(1m)
            );
            Assert.That(saved.Components.Single().When, Is.EqualTo(line.When));
            Assert.That(saved.Expected.Single().Amount, Is.EqualTo(Money.Usd(0.04m)));
            _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
            _host.PriceBook.Verify(book => book.RefreshAsync(It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Add_ForLater_IsNotCurrentYet()
    {
        _book.Add(
            ModelPrice.Shipped(TestModels.Able.Id, TestModels.Able.Price! with { ValidFrom = _today.AddDays(-1) })
        );

        await _host.SendAsync(_good with { ValidFrom = _today.AddDays(1) });

        var listed = (await _host.SendAsync(new ListPrices(TestModels.Able.Id))).Value;
        Assert.That(
            listed.Select(price => (price.EnteredByName, price.IsCurrent)),
            Is.EqualTo(new[] { (null, true), ("Ada", false) })
        );
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("no model", _good with { Model = null }, "validation.failed", "model");
        yield return Case("unknown model", _good with { Model = "test/gone" }, "model.unknown", "model");
        yield return Case("no day", _good with { ValidFrom = null }, "validation.failed", "validFrom");
        yield return Case("yesterday", _good with { ValidFrom = _today.AddDays(-1) }, "price.in_the_past", "validFrom");
        yield return Case("no source", _good with { Source = " " }, "validation.failed", "source");
        yield return Case(
            "endless source",
            _good with
            {
                Source = new string('x', 501),
            },
            "validation.failed",
            "source"
        );
        yield return Case("no lines", _good with { Components = [] }, "validation.failed", "components");
        yield return Case("lines null", _good with { Components = null }, "validation.failed", "components");
        yield return Case("a line null", _good with { Components = [null!] }, "validation.failed", "components[0]");
        yield return Case(
            "51 lines",
            _good with
            {
                Components = [.. Enumerable.Repeat(_line, 51)],
            },
            "validation.failed",
            "components"
        );
        yield return Case(
            "51 expected",
            _good with
            {
                Expected = [.. Enumerable.Repeat(_line, 51)],
            },
            "validation.failed",
            "expected"
        );
        yield return Case("no unit", Line(_line with { Unit = null }), "validation.failed", "components[0].unit");
        yield return Case(
            "no such unit",
            Line(_line with { Unit = (PriceUnit)99 }),
            "validation.failed",
            "components[0].unit"
        );
        yield return Case("no amount", Line(_line with { Amount = null }), "validation.failed", "components[0].amount");
        yield return Case(
            "less than nothing",
            Line(_line with { Amount = -0.01m }),
            "validation.failed",
            "components[0].amount"
        );
        yield return Case(
            "too much",
            Line(_line with { Amount = 10_000.01m }),
            "validation.failed",
            "components[0].amount"
        );
        yield return Case(
            "too fine",
            Line(_line with { Amount = 0.000000001m }),
            "validation.failed",
            "components[0].amount"
        );
        yield return Case(
            "less than nothing included",
            Line(_line with { Included = -1 }),
            "validation.failed",
            "components[0].included"
        );
        yield return Case(
            "condition without a value",
            Line(_line with { When = Conditions("quality", null!) }),
            "validation.failed",
            "components[0].when"
        );
        yield return Case(
            "condition with NUL",
            Line(_line with { When = Conditions("note", "\0") }),
            "validation.failed",
            "components[0].when"
        );
        yield return Case(
            "eleven conditions",
            Line(_line with { When = Enumerable.Range(0, 11).ToDictionary(n => $"c{n}", _ => "x") }),
            "validation.failed",
            "components[0].when"
        );
        yield return Case(
            "unknown condition",
            Line(_line with { When = Conditions("colour", "red") }),
            "price.condition_unknown",
            "components[0].when.colour"
        );
        yield return Case(
            "the same twice",
            _good with
            {
                Components = [_line, _line],
            },
            "price.ambiguous",
            "components[1]"
        );

        static TestCaseData Case(string name, AddPrice command, string code, string field) =>
            new TestCaseData(command, code, field).SetArgDisplayNames(name);
        static AddPrice Line(PriceLineInput line) => _good with { Components = [line] };
        static Dictionary<string, string> Conditions(string name, string value) => new() { [name] = value };
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Add_WhenSomethingIsWrong_NamesItAndSavesNothing(AddPrice command, string code, string field)
    {
        var refused = await _host.SendAsync(command);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo(code));
            Assert.That(refused.Error?.Fields.Select(fault => fault.Field), Does.Contain(field));
            Assert.That(_book, Is.Empty);
        }
    }
}
