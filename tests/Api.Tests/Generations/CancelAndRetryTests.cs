using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

internal sealed class CancelAndRetryTests
{
    [Test]
    public async Task Cancel_WhilePending_EndsItAtOnceAndForNothing()
    {
        using var ada = await Hosts.Idle.RegisterAsync();
        var id = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat"))).Id();

        using var response = await CancelAsync(ada, id);

        var generation = await response.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(generation.Text("status"), Is.EqualTo("cancelled"));
            Assert.That(generation.At("cost.actual").GetDecimal(), Is.Zero);
            Assert.That(generation.IsNull("completedAt"), Is.False);
            Assert.That(generation.At("cancelRequested").GetBoolean(), Is.False);
            Assert.That(
                await Hosts.Idle.Data.ReadAsync<long>("SELECT count(*) FROM job_queue WHERE job_id = $1", id),
                Is.Zero
            );
        }
    }

    [TestCase("[[slow=60000]]")]
    [TestCase("[[async=60000]]")]
    public async Task Cancel_WhileProcessing_StopsTheWork(string marker)
    {
        using var ada = await Hosts.Working.RegisterAsync();
        var id = (await ada.Client.CreateAsync(GenerationCalls.Small($"a boat {marker}"))).Id();
        await ada.Client.WaitForStatusAsync(id, "processing");

        using var response = await CancelAsync(ada, id);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var generation = await ada.Client.WaitForStatusAsync(id, "cancelled");
        Assert.That(generation.Items("attempts").Single().Text("outcome"), Is.EqualTo("cancelled"));
        Assert.That(generation.Items("images"), Is.Empty);
    }

    [Test]
    public async Task Cancel_WhenFinished_IsRefused()
    {
        using var ada = await Hosts.Working.RegisterAsync();
        var id = (await ada.Client.DrawAsync("a boat")).Id();

        using var response = await CancelAsync(ada, id);

        await response.MustBeProblemAsync(HttpStatusCode.Conflict, "generation.already_finished");
    }

    [Test]
    public async Task Cancel_ManyTimesAtOnce_CancelsOnce()
    {
        using var ada = await Hosts.Idle.RegisterAsync();
        var id = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat"))).Id();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CancelAsync(ada, id)));

        Assert.That(
            answers.Select(answer => answer.StatusCode),
            Has.Exactly(1).EqualTo(HttpStatusCode.OK).And.Exactly(7).EqualTo(HttpStatusCode.Conflict)
        );
        Assert.That(
            await Hosts.Idle.Data.ReadAsync<long>("SELECT count(*) FROM usage_records WHERE job_id = $1", id),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task Retry_OfAFailedOne_GrantsNewAttemptsAndKeepsTheOldOnes()
    {
        using var ada = await Hosts.Working.RegisterAsync();
        var failed = await ada.Client.DrawAsync("a boat [[fail]]", seed: 9);

        using var response = await RetryAsync(ada, failed.Id());

        var pending = await response.ReadAsync(HttpStatusCode.Accepted);
        Assert.That(response.Headers.Location?.ToString(), Is.EqualTo($"{GenerationCalls.Path}/{failed.Id()}"));
        Assert.That(pending.IsNull("failure"), Is.True);
        var again = await ada.Client.WaitForStatusAsync(failed.Id(), "failed");
        Assert.That(
            again.Items("attempts").Select(attempt => attempt.Number("number")),
            Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 })
        );
        Assert.That(again.At("seed").GetInt64(), Is.EqualTo(9));
    }

    [Test]
    public async Task Retry_OfACancelledOne_PutsItBackInTheLine()
    {
        using var ada = await Hosts.Idle.RegisterAsync();
        var id = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat"))).Id();
        (await CancelAsync(ada, id)).EnsureSuccessStatusCode();

        using var response = await RetryAsync(ada, id);

        var generation = await response.ReadAsync(HttpStatusCode.Accepted);
        Assert.That(generation.Text("status"), Is.EqualTo("pending"));
        Assert.That(generation.IsNull("completedAt"), Is.True);
        Assert.That(
            (await ada.Client.ReadAsync($"{GenerationCalls.Path}/{id}")).At("queuePosition").ValueKind,
            Is.EqualTo(JsonValueKind.Number)
        );
    }

    [Test]
    public async Task Retry_OfACompletedOrPendingOne_IsRefused()
    {
        using var ada = await Hosts.Working.RegisterAsync();
        using var ben = await Hosts.Idle.RegisterAsync();
        var completed = await ada.Client.DrawAsync("a boat");
        var pending = await ben.Client.CreateAsync(GenerationCalls.Small("a boat"));

        using var first = await RetryAsync(ada, completed.Id());
        using var second = await RetryAsync(ben, pending.Id());

        await first.MustBeProblemAsync(HttpStatusCode.Conflict, "generation.not_retryable");
        await second.MustBeProblemAsync(HttpStatusCode.Conflict, "generation.not_retryable");
    }

    [Test]
    public async Task Retry_ManyTimesAtOnce_PutsItInTheLineOnce()
    {
        using var ada = await Hosts.Idle.RegisterAsync();
        var id = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat"))).Id();
        (await CancelAsync(ada, id)).EnsureSuccessStatusCode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RetryAsync(ada, id)));

        Assert.That(
            answers.Select(answer => answer.StatusCode),
            Has.Exactly(1).EqualTo(HttpStatusCode.Accepted).And.Exactly(7).EqualTo(HttpStatusCode.Conflict)
        );
        Assert.That(
            await Hosts.Idle.Data.ReadAsync<long>("SELECT count(*) FROM job_queue WHERE job_id = $1", id),
            Is.EqualTo(1)
        );
    }

    private static Task<HttpResponseMessage> CancelAsync(Account account, Guid id) =>
        account.Client.PostAsync($"{GenerationCalls.Path}/{id}/cancel", null);

    private static Task<HttpResponseMessage> RetryAsync(Account account, Guid id) =>
        account.Client.PostAsync($"{GenerationCalls.Path}/{id}/retry", null);
}
