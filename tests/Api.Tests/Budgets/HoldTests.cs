using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Budgets;

/// <summary>
/// Two API processes and a worker on one database, where an image of the offline model costs a quarter of a dollar and
/// a lost answer may have been paid.
/// </summary>
internal sealed class HoldTests
{
    private const decimal Price = 0.25m;

    private ApiHost _one = null!;
    private ApiHost _two = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _one = await ApiHost.StartAsync(("Roles", "api"), ("Providers:Offline:CanResubmit", "false"));
        _two = _one.StartNeighbour(("Roles", "api"), ("Providers:Offline:CanResubmit", "false"));
        using var operatorOne = await _one.RegisterAsync();
        using var operatorTwo = await _two.RegisterAsync();
        await operatorOne.Client.PriceAsync(Price, operatorOne.Client, operatorTwo.Client);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Test]
    public async Task Create_FortyAtOnceOnTwoProcessesWithRoomForSeven_LetsExactlySevenThrough()
    {
        using var ada = await _one.RegisterAsync();
        var secret = await ada.CreateApiKeyAsync();
        using var one = _one.Bearing(secret);
        using var two = _two.Bearing(secret);
        await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = (7 * Price) + 0.24m,
            }
        );

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(number => AskAsync(number % 2 == 0 ? one : two, $"boat {number}"))
        );

        var accepted = answers.Where(answer => answer.Status == HttpStatusCode.Accepted).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted, Has.Count.EqualTo(7));
            Assert.That(
                answers
                    .Where(answer => answer.Status != HttpStatusCode.Accepted)
                    .Select(answer => (answer.Status, answer.Body.Text("code"))),
                Is.All.EqualTo((HttpStatusCode.PaymentRequired, "budget.exceeded"))
            );
            Assert.That(await ada.Client.CountedAsync(), Is.EqualTo((0m, 7 * Price)));
            Assert.That(await CountAsync("jobs", ada), Is.EqualTo(7), "what was refused left nothing");
            Assert.That(await CountAsync("holds", ada), Is.EqualTo(7));
        }

        await using (_one.StartNeighbour(("Roles", "worker"), ("Providers:Offline:CanResubmit", "false")))
        {
            foreach (var (_, body) in accepted)
                await ada.Client.WaitForStatusAsync(body.Id(), "completed");
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ada.Client.CountedAsync(), Is.EqualTo((7 * Price, 0m)));
            Assert.That(
                await _one.Data.ReadAsync<decimal>(
                    "SELECT sum(amount) FROM usage_records WHERE organization_id = $1",
                    ada.OrganizationId
                ),
                Is.EqualTo(7 * Price)
            );
            Assert.That(
                (await AskAsync(two, "one more boat")).Status,
                Is.EqualTo(HttpStatusCode.PaymentRequired),
                "spent is spent"
            );
        }
    }

    [Test]
    public async Task Holds_WhateverBecomesOfTheJobs_AreAllSettled()
    {
        using var ada = await _one.RegisterAsync();
        await ada.Client.SetLimitAsync(
            new
            {
                scope = "user",
                subjectId = ada.Id,
                period = "day",
                amount = 100,
            }
        );
        string[] prompts =
        [
            "[[refuse]]",
            "[[invalid]]",
            "[[reject-key]]",
            "[[fail]]",
            "[[fail-once]]",
            "[[no-output]]",
            "[[rate-limit-once]]",
            "[[lost]]",
            "",
        ];
        var ids = new List<Guid>();
        foreach (var prompt in prompts)
            ids.Add((await ada.Client.CreateAsync(GenerationCalls.Small($"a boat {prompt}", count: 2))).Id());
        var dropped = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat that nobody wants"))).Id();
        using (await ada.Client.PostAsync($"{GenerationCalls.Path}/{dropped}/cancel", null)) { }

        await using (_two.StartNeighbour(("Roles", "worker"), ("Providers:Offline:CanResubmit", "false")))
        {
            foreach (var id in ids)
                await ada.Client.WaitForAsync(id, generation => !generation.IsNull("completedAt"));
            var stopped = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat [[slow=60000]]", count: 4))).Id();
            await ada.Client.WaitForStatusAsync(stopped, "processing");
            using var cancelled = await ada.Client.PostAsync($"{GenerationCalls.Path}/{stopped}/cancel", null);
            await ada.Client.WaitForStatusAsync(stopped, "cancelled");
        }

        // Three completed ones of two images, the empty one at the price of an image, the lost one of two, and the one
        // of four that was stopped at work: nobody knows what the last two came to, so all that was set aside counts.
        Assert.That(await ada.Client.CountedAsync(), Is.EqualTo(((6 + 1 + 2 + 4) * Price, 0m)));
        Assert.That(
            await _one.Data.ReadAsync<long>(
                "SELECT count(*) FROM holds WHERE organization_id = $1 AND settled_at IS NULL",
                ada.OrganizationId
            ),
            Is.Zero
        );
        Assert.That(
            await _one.Data.ReadAsync<decimal>(
                "SELECT sum(amount) FROM usage_records WHERE organization_id = $1",
                ada.OrganizationId
            ),
            Is.EqualTo(7 * Price),
            "the ledger says only what is known"
        );
    }

    [Test]
    public async Task Create_SentTwiceWithOneKey_SetsAsideOnce()
    {
        using var ada = await _one.RegisterAsync();
        await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = Price,
            }
        );

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async _ =>
                {
                    using var response = await ada.Client.SendAsync(
                        GenerationCalls.Post(GenerationCalls.Small("a boat", seed: 1), ("Idempotency-Key", "click"))
                    );
                    return (await response.ReadAsync(HttpStatusCode.Accepted)).Id();
                })
        );

        Assert.That(await ada.Client.CountedAsync(), Is.EqualTo((0m, Price)));
        Assert.That(await CountAsync("jobs", ada), Is.EqualTo(1));
        Assert.That(answers.Distinct().Count(), Is.EqualTo(1), "all of them are told of the one that was made");
    }

    [Test]
    public async Task Limit_OfAnApiKey_BindsOnlyThatKey()
    {
        using var ada = await _one.RegisterAsync();
        using var robot = _two.Bearing(await ada.CreateApiKeyAsync("Robot"));
        var key = (await ada.Client.ReadAsync("/api/v1/api-keys")).Items().Single().Id();
        await ada.Client.SetLimitAsync(
            new
            {
                scope = "apiKey",
                subjectId = key,
                period = "day",
                amount = Price,
            }
        );

        var first = await AskAsync(robot, "a boat");
        var second = await AskAsync(robot, "a boat");
        var person = await AskAsync(ada.Client, "a boat");

        Assert.That(
            (first.Status, second.Status, person.Status),
            Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.PaymentRequired, HttpStatusCode.Accepted))
        );
        Assert.That(
            second.Body.Text("detail"),
            Does.StartWith("This may cost 0.25 USD, and this API key's daily limit has 0 USD of 0.25 USD left.")
        );
    }

    [Test]
    public async Task Estimate_SaysWhatIsLeftAndWhetherItWouldBeRefused()
    {
        using var ada = await _one.RegisterAsync();
        var free = await ada.Client.EstimateAsync(4);
        var limit = await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 0.8m,
            }
        );
        await AskAsync(ada.Client, "a boat");

        var fits = await ada.Client.EstimateAsync(2);
        var exceeds = await ada.Client.EstimateAsync(4);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(free.Items("budget"), Is.Empty);
            Assert.That(free.IsNull("blocked"), Is.True);
            Assert.That(fits.IsNull("blocked"), Is.True);
            Assert.That(exceeds.Text("blocked.code"), Is.EqualTo("budget.exceeded"));
            var budget = exceeds.Items("budget").Single();
            Assert.That(budget.At("limitId").GetGuid(), Is.EqualTo(limit.Id()));
            Assert.That((budget.Text("scope"), budget.Text("period")), Is.EqualTo(("organization", "month")));
            Assert.That(
                (budget.At("limit").GetDecimal(), budget.At("remaining").GetDecimal()),
                Is.EqualTo((0.8m, 0.55m))
            );
        }
    }

    [Test]
    public async Task Retry_WhenThereIsNoRoom_IsRefusedAndTheJobStaysAsItWas()
    {
        using var ada = await _one.RegisterAsync();
        var id = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat"))).Id();
        using (await ada.Client.PostAsync($"{GenerationCalls.Path}/{id}/cancel", null)) { }

        await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 0.1m,
            }
        );
        using var refused = await ada.Client.PostAsync($"{GenerationCalls.Path}/{id}/retry", null);

        await refused.MustBeProblemAsync(HttpStatusCode.PaymentRequired, "budget.exceeded");
        Assert.That(
            (await ada.Client.ReadAsync($"{GenerationCalls.Path}/{id}")).Text("status"),
            Is.EqualTo("cancelled")
        );
        Assert.That(await ada.Client.CountedAsync(), Is.EqualTo((0m, 0m)));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(HttpClient client, string prompt)
    {
        using var response = await client.SendAsync(GenerationCalls.Post(GenerationCalls.Small(prompt)));
        return (response.StatusCode, await response.ReadAsync(response.StatusCode));
    }

    private Task<long> CountAsync(string table, Account account) =>
        _one.Data.ReadAsync<long>($"SELECT count(*) FROM {table} WHERE organization_id = $1", account.OrganizationId);
}
