using ImageGenerator.Application.Models;
using ImageGenerator.Application.Prices;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Catalog;

/// <summary>
/// Prices come from the data files into the database once, and stay as they were for whoever asked under them.
/// </summary>
internal sealed class PriceBookTests
{
    private const string Model = "offline/preview";
    private static readonly DateTimeOffset _now = new(2027, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private ManualTime _clock = null!;
    private Installation _installation = null!;

    [SetUp]
    public async Task StartInstallation()
    {
        _clock = new ManualTime().StartingAt(_now);
        _installation = await Installation.StartAsync(_clock);
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Seed_BySeveralProcessesAtOnce_AddsEveryPriceOnce()
    {
        var keeper = _installation.Get<PriceBookSync>();

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => keeper.SeedAsync(PriceBook.Shipped(), CancellationToken.None)))
        );

        var shipped = PriceBook.Shipped().Select(price => price.Model).ToList();
        Assert.That(await CountAsync(), Is.EqualTo(shipped.Count));
        Assert.That(
            await _installation.ScalarAsync<long>(
                "SELECT count(DISTINCT model) FROM model_prices WHERE entered_by IS NULL AND known_from = valid_from::timestamp AT TIME ZONE 'UTC'"
            ),
            Is.EqualTo(shipped.Count)
        );
    }

    [Test]
    public async Task Seed_WhenAFileSaysSomethingElse_AddsALineThatCountsFromNowOn()
    {
        var now = _clock.GetUtcNow();
        await SeedAsync(0.01m, "2027-03-01");
        _clock.Advance(TimeSpan.FromHours(1));
        await SeedAsync(0.02m, "2027-03-01");
        await SeedAsync(0.01m, "2027-03-01");
        await SeedAsync(0.02m, "2027-03-01");

        var book = await RefreshedAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CountAsync(), Is.EqualTo(2), "an older release next to a newer one adds nothing");
            Assert.That(DollarsAt(book, now), Is.EqualTo(0.01m), "what was known then");
            Assert.That(DollarsAt(book, now.AddHours(1)), Is.EqualTo(0.02m));
            Assert.That(DollarsAt(book, now.AddMonths(-2)), Is.Null);
        }
    }

    [Test]
    public async Task Book_UntilItIsRead_SaysWhatTheFilesSay()
    {
        var book = _installation.Get<IPriceBook>();

        Assert.That(DollarsAt(book, _now), Is.Zero);
        await book.RefreshAsync(CancellationToken.None);
        Assert.That(DollarsAt(book, _now), Is.Null, "the database knows nothing yet, and it is the one that counts");
    }

    [Test]
    public async Task Line_ComesBackFromTheDatabaseAsItWas()
    {
        var line = new PriceComponent(PriceUnit.OutputImageToken, Money.Usd(30.00000001m))
        {
            When = new Dictionary<string, string> { ["quality"] = "hd", ["size"] = "1024x1024" },
            Included = 0.5m,
        };
        await _installation
            .Get<PriceBookSync>()
            .SeedAsync(
                [
                    ModelPrice.Shipped(
                        Model,
                        new Price
                        {
                            Components = [line],
                            Expected = [line with { Unit = PriceUnit.Image }],
                            ValidFrom = new DateOnly(2027, 1, 1),
                            Source = "A \"source\"",
                        }
                    ),
                ],
                CancellationToken.None
            );

        var price = (await RefreshedAsync()).At(Model, _now)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(price.Components.Single() with { When = line.When }, Is.EqualTo(line));
            Assert.That(price.Components.Single().When, Is.EqualTo(line.When));
            Assert.That(price.Expected.Single().Unit, Is.EqualTo(PriceUnit.Image));
            Assert.That(
                price,
                Has.Property("Source")
                    .EqualTo("A \"source\"")
                    .And.Property("ValidFrom")
                    .EqualTo(new DateOnly(2027, 1, 1))
            );
        }
    }

    [Test]
    public async Task Catalog_TakesItsPricesFromTheBook()
    {
        var member = await _installation.AddMemberAsync();
        await _installation.Get<PriceBookSync>().SeedAsync(PriceBook.Shipped(), CancellationToken.None);
        var models = _installation.Get<IModelCatalog>();
        await using var scope = _installation.OpenScope(member with { Operates = true });

        var added = await scope
            .ServiceProvider.GetRequiredService<IMediator>()
            .Send(
                new AddPrice(
                    Model,
                    new DateOnly(2027, 4, 1),
                    [new PriceLineInput(PriceUnit.Image, 0.25m, null, null)],
                    null,
                    "Contract"
                )
            );
        var today = models.Find(Model)!.Price;
        _clock.Advance(TimeSpan.FromHours(12));
        var tomorrow = models.Find(Model)!.Price;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.Value.IsCurrent, Is.False);
            Assert.That(today!.Components[0].Amount, Is.EqualTo(Money.Zero));
            Assert.That(tomorrow!.Components[0].Amount, Is.EqualTo(Money.Usd(0.25m)));
            Assert.That(models.Default.Price, Is.EqualTo(tomorrow));
            Assert.That(
                models.PriceAt(Model, _now)!.Components[0].Amount,
                Is.EqualTo(Money.Zero),
                "a job from before keeps its price"
            );
        }
    }

    private Task SeedAsync(decimal perImage, string from) =>
        _installation
            .Get<PriceBookSync>()
            .SeedAsync(
                [
                    ModelPrice.Shipped(
                        Model,
                        Price.PerImage(Money.Usd(perImage)) with
                        {
                            ValidFrom = DateOnly.Parse(from),
                            Source = "file",
                        }
                    ),
                ],
                CancellationToken.None
            );

    private async Task<IPriceBook> RefreshedAsync()
    {
        var book = _installation.Get<IPriceBook>();
        await book.RefreshAsync(CancellationToken.None);
        return book;
    }

    private static decimal? DollarsAt(IPriceBook book, DateTimeOffset at) =>
        book.At(Model, at)?.Components[0].Amount.Amount;

    private Task<long> CountAsync() => _installation.ScalarAsync<long>("SELECT count(*) FROM model_prices");
}
