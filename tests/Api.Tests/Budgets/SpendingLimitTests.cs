using System.Net;
using System.Net.Http.Json;
using System.Text;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Budgets;

/// <summary>Setting, changing, listing and removing limits.</summary>
internal sealed class SpendingLimitTests
{
    private static ApiHost Host => Hosts.Idle;

    [Test]
    public async Task Put_SetsALimitAndChangesTheSameOneLater()
    {
        using var ada = await Host.RegisterAsync();

        var first = await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 50,
            }
        );
        var second = await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 20.00000001m,
            }
        );
        var day = await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "day",
                amount = 5,
            }
        );

        var listed = (await ada.Client.ReadAsync(MoneyCalls.Limits)).Items();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Id(), Is.EqualTo(first.Id()));
            Assert.That(listed.Select(limit => limit.Id()), Is.EquivalentTo(new[] { first.Id(), day.Id() }));
            Assert.That(second.At("amount").GetDecimal(), Is.EqualTo(20.00000001m));
            Assert.That(second.Text("subjectName"), Is.EqualTo("Analytical Engines"));
            Assert.That(second.IsNull("subjectId"), Is.True);
            Assert.That((second.At("spent").GetDecimal(), second.At("held").GetDecimal()), Is.EqualTo((0m, 0m)));
            Assert.That(second.At("remaining").GetDecimal(), Is.EqualTo(20.00000001m));
            Assert.That(second.At("periodStart").GetDateTimeOffset().Day, Is.EqualTo(1));
            Assert.That(
                second.At("periodEnd").GetDateTimeOffset(),
                Is.EqualTo(second.At("periodStart").GetDateTimeOffset().AddMonths(1))
            );
            Assert.That(
                await Host.Data.ReadAsync<Guid>("SELECT changed_by FROM spending_limits WHERE id = $1", first.Id()),
                Is.EqualTo(ada.Id)
            );
        }
    }

    [Test]
    public async Task Put_ManyTimesAtOnce_MakesOne()
    {
        using var ada = await Host.RegisterAsync();

        var limits = await Task.WhenAll(
            Enumerable
                .Range(1, 12)
                .Select(amount =>
                    ada.Client.SetLimitAsync(
                        new
                        {
                            scope = "user",
                            subjectId = ada.Id,
                            period = "day",
                            amount,
                        }
                    )
                )
        );

        Assert.That(limits.Select(limit => limit.Id()).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await ada.Client.ReadAsync(MoneyCalls.Limits)).Items(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Delete_TakesItAway()
    {
        using var ada = await Host.RegisterAsync();
        var limit = await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 50,
            }
        );

        using var removed = await ada.Client.DeleteAsync($"{MoneyCalls.Limits}/{limit.Id()}");
        using var again = await ada.Client.DeleteAsync($"{MoneyCalls.Limits}/{limit.Id()}");

        Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await again.MustBeProblemAsync(HttpStatusCode.NotFound, "spending_limit.not_found");
        Assert.That((await ada.Client.ReadAsync(MoneyCalls.Limits)).Items(), Is.Empty);
    }

    [Test]
    public async Task Mine_AreTheOnesThatBindTheCaller()
    {
        using var owner = await Host.RegisterAsync();
        using var member = await Host.RegisterIntoAsync(owner, "Member");
        var secret = await member.CreateApiKeyAsync("Robot");
        using var robot = Host.Bearing(secret);
        var key = (await member.Client.ReadAsync("/api/v1/api-keys")).Items().Single().Id();
        await owner.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 1,
            }
        );
        await owner.Client.SetLimitAsync(
            new
            {
                scope = "user",
                subjectId = owner.Id,
                period = "month",
                amount = 2,
            }
        );
        await owner.Client.SetLimitAsync(
            new
            {
                scope = "user",
                subjectId = member.Id,
                period = "month",
                amount = 3,
            }
        );
        await owner.Client.SetLimitAsync(
            new
            {
                scope = "apiKey",
                subjectId = key,
                period = "month",
                amount = 4,
            }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await AmountsAsync(owner.Client), Is.EqualTo(new[] { 1m, 2m }));
            Assert.That(await AmountsAsync(member.Client), Is.EqualTo(new[] { 1m, 3m }));
            Assert.That(await AmountsAsync(robot), Is.EqualTo(new[] { 1m, 3m, 4m }));
            Assert.That(
                (await owner.Client.ReadAsync(MoneyCalls.Limits)).Items().Select(limit => limit.Text("subjectName")),
                Is.EqualTo(["Analytical Engines", "Ada", "Ada", "Robot"])
            );
        }
    }

    [TestCase("Member")]
    [TestCase("Viewer")]
    public async Task WhoDoesNotManage_SeesOnlyTheirOwn(string role)
    {
        using var owner = await Host.RegisterAsync();
        using var person = await Host.RegisterIntoAsync(owner, role);
        var limit = await owner.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 1,
            }
        );
        Func<Task<HttpResponseMessage>>[] forbidden =
        [
            () => person.Client.GetAsync(MoneyCalls.Limits),
            () =>
                person.Client.PutAsJsonAsync(
                    MoneyCalls.Limits,
                    new
                    {
                        scope = "organization",
                        period = "month",
                        amount = 1000,
                    }
                ),
            () => person.Client.DeleteAsync($"{MoneyCalls.Limits}/{limit.Id()}"),
        ];

        foreach (var call in forbidden)
        {
            using var response = await call();
            await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        }

        Assert.That(await AmountsAsync(person.Client), Is.EqualTo(new[] { 1m }));
    }

    [TestCase("""{"period":"month","amount":1}""", 400, "validation.failed", "scope")]
    [TestCase("""{"scope":"planet","period":"month","amount":1}""", 400, "request.malformed", "scope")]
    [TestCase("""{"scope":"organization","period":"year","amount":1}""", 400, "request.malformed", "period")]
    [TestCase("""{"scope":"organization","period":"month"}""", 400, "validation.failed", "amount")]
    [TestCase("""{"scope":"organization","period":"month","amount":0}""", 400, "validation.failed", "amount")]
    [TestCase("""{"scope":"organization","period":"month","amount":-1}""", 400, "validation.failed", "amount")]
    [TestCase("""{"scope":"organization","period":"month","amount":1e-9}""", 400, "validation.failed", "amount")]
    [TestCase("""{"scope":"organization","period":"month","amount":1e27}""", 400, "validation.failed", "amount")]
    [TestCase("""{"scope":"organization","period":"month","amount":1e99}""", 400, "request.malformed", "amount")]
    [TestCase("""{"scope":"organization","period":"month","amount":"5"}""", 400, "request.malformed", "amount")]
    [TestCase("""{"scope":"user","period":"month","amount":1}""", 400, "validation.failed", "subjectId")]
    [TestCase(
        """{"scope":"user","subjectId":"me","period":"month","amount":1}""",
        400,
        "request.malformed",
        "subjectId"
    )]
    [TestCase(
        """{"scope":"organization","subjectId":"019abc00-0000-7000-8000-000000000000","period":"month","amount":1}""",
        400,
        "validation.failed",
        "subjectId"
    )]
    [TestCase(
        """{"scope":"user","subjectId":"019abc00-0000-7000-8000-000000000000","period":"month","amount":1}""",
        422,
        "spending_limit.subject_unknown",
        "subjectId"
    )]
    [TestCase(
        """{"scope":"apiKey","subjectId":"019abc00-0000-7000-8000-000000000000","period":"month","amount":1}""",
        422,
        "spending_limit.subject_unknown",
        "subjectId"
    )]
    public async Task Put_OfTheWrongShape_NamesTheFieldAndSetsNothing(
        string body,
        int status,
        string code,
        string field
    )
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.PutAsync(
            MoneyCalls.Limits,
            new StringContent(body, Encoding.UTF8, "application/json")
        );

        await response.MustBeProblemAsync((HttpStatusCode)status, code, field);
        Assert.That((await ada.Client.ReadAsync(MoneyCalls.Limits)).Items(), Is.Empty);
    }

    [Test]
    public async Task Put_ForAPersonOfAnotherOrganization_IsRefused()
    {
        using var ada = await Host.RegisterAsync();
        using var stranger = await Host.RegisterAsync();

        using var response = await ada.Client.PutAsJsonAsync(
            MoneyCalls.Limits,
            new
            {
                scope = "user",
                subjectId = stranger.Id,
                period = "month",
                amount = 1,
            }
        );

        await response.MustBeProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            "spending_limit.subject_unknown",
            "subjectId"
        );
    }

    private static async Task<IEnumerable<decimal>> AmountsAsync(HttpClient client) =>
        (await client.ReadAsync($"{MoneyCalls.Limits}/mine")).Items().Select(limit => limit.At("amount").GetDecimal());
}
