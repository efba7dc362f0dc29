using System.Net;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>One click makes one generation, however often it is sent.</summary>
internal sealed class IdempotencyTests
{
    private static ApiHost Host => Hosts.Idle;

    [Test]
    public async Task Create_TwentyTimesAtOnceWithOneKey_MakesOneGeneration()
    {
        using var ada = await Host.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(ada, "a boat", "click-1")));

        var ids = new List<Guid>();
        foreach (var answer in answers)
            ids.Add((await answer.ReadAsync(HttpStatusCode.Accepted)).Id());
        Assert.That(ids.Distinct(), Has.Exactly(1).Items);
        Assert.That(answers.Where(IsReplay), Has.Exactly(19).Items);
        Assert.That(await CountAsync(ada), Is.EqualTo(1));
        Assert.That(
            await Host.Data.ReadAsync<long>(
                "SELECT count(*) FROM job_queue WHERE organization_id = $1",
                ada.OrganizationId
            ),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task Create_AgainWithTheSameKey_AnswersTheSameGenerationAndSaysSo()
    {
        using var ada = await Host.RegisterAsync();
        using var first = await SendAsync(ada, "a boat", "click-1");

        using var again = await SendAsync(ada, "a boat", "click-1");

        var (made, replayed) = (
            await first.ReadAsync(HttpStatusCode.Accepted),
            await again.ReadAsync(HttpStatusCode.Accepted)
        );
        Assert.That(replayed.Id(), Is.EqualTo(made.Id()));
        Assert.That((IsReplay(first), IsReplay(again)), Is.EqualTo((false, true)));
        Assert.That(again.Headers.Location, Is.EqualTo(first.Headers.Location));
    }

    [Test]
    public async Task Create_WithTheSameKeyForSomethingElse_IsRefused()
    {
        using var ada = await Host.RegisterAsync();
        (await SendAsync(ada, "a boat", "click-1")).EnsureSuccessStatusCode();

        using var other = await SendAsync(ada, "a lighthouse", "click-1");

        await other.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused", "Idempotency-Key");
        Assert.That(await CountAsync(ada), Is.EqualTo(1));
    }

    [Test]
    public async Task Create_WithOneKeyForManyThingsAtOnce_MakesOneAndRefusesTheRest()
    {
        using var ada = await Host.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SendAsync(ada, $"boat {i}", "click-1")));

        Assert.That(answers.Select(answer => answer.StatusCode), Has.Exactly(1).EqualTo(HttpStatusCode.Accepted));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Accepted))
        {
            await refused.MustBeProblemAsync(
                HttpStatusCode.UnprocessableEntity,
                "idempotency.key_reused",
                "Idempotency-Key"
            );
        }

        Assert.That(await CountAsync(ada), Is.EqualTo(1));
    }

    [Test]
    public async Task Create_WithTheSameKeyOfAColleague_IsIndependent()
    {
        using var ada = await Host.RegisterAsync();
        using var ben = await Host.RegisterIntoAsync(ada, "Member");
        using var hers = await SendAsync(ada, "a boat", "click-1");

        using var his = await SendAsync(ben, "a boat", "click-1");

        Assert.That(
            (await his.ReadAsync(HttpStatusCode.Accepted)).Id(),
            Is.Not.EqualTo((await hers.ReadAsync(HttpStatusCode.Accepted)).Id())
        );
        Assert.That(IsReplay(his), Is.False);
    }

    [Test]
    public async Task Create_WhenRefused_LeavesTheKeyFree()
    {
        using var ada = await Host.RegisterAsync();
        using var refused = await ada.Client.SendAsync(
            GenerationCalls.Post(new { prompt = "a boat", model = "unknown" }, ("Idempotency-Key", "click-1"))
        );

        using var next = await SendAsync(ada, "a boat", "click-1");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(next.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public async Task Create_WithAKeyOfMoreThanADayAgo_IsANewRequest()
    {
        using var ada = await Host.RegisterAsync();
        using var first = await SendAsync(ada, "a boat", "click-1");
        await Host.Data.ExecuteAsync(
            "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE organization_id = $1",
            ada.OrganizationId
        );

        using var later = await SendAsync(ada, "a boat", "click-1");

        Assert.That(
            (await later.ReadAsync(HttpStatusCode.Accepted)).Id(),
            Is.Not.EqualTo((await first.ReadAsync(HttpStatusCode.Accepted)).Id())
        );
    }

    [Test]
    public async Task Create_WithoutAKey_MakesOneEachTime()
    {
        using var ada = await Host.RegisterAsync();

        await ada.Client.CreateAsync(GenerationCalls.Small("a boat", seed: 1));
        await ada.Client.CreateAsync(GenerationCalls.Small("a boat", seed: 1));

        Assert.That(await CountAsync(ada), Is.EqualTo(2));
    }

    private static Task<HttpResponseMessage> SendAsync(Account account, string prompt, string key) =>
        account.Client.SendAsync(GenerationCalls.Post(GenerationCalls.Small(prompt), ("Idempotency-Key", key)));

    private static bool IsReplay(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Idempotent-Replayed", out var values) && values.Single() == "true";

    private static Task<long> CountAsync(Account account) =>
        Host.Data.ReadAsync<long>("SELECT count(*) FROM jobs WHERE organization_id = $1", account.OrganizationId);
}
