using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Generations;
using ImageGenerator.Infrastructure.Tests.Support;
using ImageGenerator.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Search;

/// <summary>Both lists find the same, whatever locale the database was made with.</summary>
[TestFixture("LOCALE_PROVIDER icu ICU_LOCALE 'und' LOCALE 'C' ENCODING 'UTF8'")]
[TestFixture("LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'")]
[TestFixture("LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C' ENCODING 'UTF8'")]
[TestFixture("LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C' ENCODING 'UTF8'")]
[TestFixture("LOCALE_PROVIDER icu ICU_LOCALE 'ja-JP' LOCALE 'C' ENCODING 'UTF8'")]
internal sealed class SearchLocaleTests(string settings)
{
    private Installation _installation = null!;
    private Member _member = null!;

    [OneTimeSetUp]
    public async Task FillTheLibrary()
    {
        _installation = Installation.StartOn(await TestPostgres.CreateDatabaseAsync(settings));
        _member = await _installation.AddMemberAsync();
        foreach (var item in SearchCase.All)
            await _installation.AddAssetAsync(_member, item.Prompt);
    }

    [OneTimeTearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Generations_WhenSearched_AreFoundByTheirWordsOnly()
    {
        await AssertFindsAsync(
            async (services, typed) =>
            {
                var reader = services.GetRequiredService<IGenerationReader>();
                var page = await reader.ListAsync(
                    new GenerationFilter { Search = typed },
                    null,
                    100,
                    CancellationToken.None
                );
                return [.. page.Items.Select(item => item.Settings.Prompt!)];
            }
        );
    }

    [Test]
    public async Task Assets_WhenSearched_AreFoundByTheirWordsOnly()
    {
        await AssertFindsAsync(
            async (services, typed) =>
            {
                var reader = services.GetRequiredService<IAssetReader>();
                var page = await reader.ListAsync(
                    new AssetFilter { Search = typed },
                    null,
                    100,
                    CancellationToken.None
                );
                return [.. page.Items.Select(item => item.Settings.Prompt!)];
            }
        );
    }

    private async Task AssertFindsAsync(Func<IServiceProvider, string, Task<List<string>>> search)
    {
        await using var scope = _installation.OpenScope(_member);
        var (missed, wrong) = (new List<string>(), new List<string>());
        foreach (var item in SearchCase.All)
        {
            foreach (var typed in item.MustBeFoundBy)
            {
                if (!(await search(scope.ServiceProvider, typed)).Contains(item.Prompt))
                    missed.Add($"{typed} in {item.Prompt}");
            }

            foreach (var typed in item.MustNotBeFoundBy)
            {
                if ((await search(scope.ServiceProvider, typed)).Contains(item.Prompt))
                    wrong.Add($"{typed} in {item.Prompt}");
            }
        }

        Assert.That(missed, Is.Empty);
        Assert.That(wrong, Is.Empty);
    }
}
