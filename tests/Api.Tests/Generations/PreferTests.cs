using System.Net;
using ImageGenerator.Api.Tests.OpenAi;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>
/// <c>Prefer: wait</c>, on both APIs. What cannot be understood of it is ignored: see BadRequestTests.
/// </summary>
internal sealed class PreferTests
{
    private static readonly TimeSpan _hung = TimeSpan.FromSeconds(30);

    [TestCase("wait=1", "wait=1")]
    [TestCase("WAIT=\"1\"", "wait=1")]
    [TestCase("wait=61", "wait=60")]
    [TestCase("wait=3600", "wait=60")]
    [TestCase("respond-async, wait=20, wait=5", "wait=20")]
    public async Task Create_WithAWait_SaysWhatIsApplied(string preference, string applied)
    {
        using var ada = await Hosts.Working.RegisterAsync();

        using var response = await ada.Client.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Prefer", preference))
        );

        Assert.That(response.Header("Preference-Applied"), Is.EqualTo(applied));
    }

    [Test]
    public async Task Create_WithAnEndlessPreference_IgnoresIt()
    {
        using var ada = await Hosts.Idle.RegisterAsync();

        using var response = await ada.Client.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Prefer", $"wait=1, x={new string('x', 300)}"))
        );

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(response.Header("Preference-Applied"), Is.Null);
    }

    [Test]
    public async Task Create_WhileTheDatabaseDoesNotAnswer_AnswersWhenTheWaitEnds()
    {
        await using var host = await ApiHost.StartAsync(("Roles", "api"));
        using var ada = await host.RegisterAsync();
        var asking = ada.Client.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Prefer", "wait=2")));
        while (await host.Data.ReadAsync<long>("SELECT count(*) FROM jobs") == 0)
            await Task.Delay(5);

        await using (await host.Data.LockAsync("jobs"))
        {
            using var response = await asking.WaitAsync(_hung);

            Assert.That((await response.ReadAsync(HttpStatusCode.Accepted)).Text("status"), Is.EqualTo("pending"));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task OpenAi_WithAWait_AnswersThatItGoesOnWhenTheWaitEnds(bool stream)
    {
        using var ada = await Hosts.Idle.RegisterAsync();
        using var client = await ada.WithApiKeyAsync();
        using var request = OpenAiCalls.Post(
            new
            {
                prompt = "a boat",
                size = "256x256",
                stream,
            }
        );
        request.Headers.Add("Prefer", "wait=1");

        using var response = await client.SendAsync(request).WaitAsync(_hung);

        await response.MustBeErrorAsync(504, "timeout");
        Assert.That(response.Header("Preference-Applied"), Is.EqualTo("wait=1"));
        Assert.That(response.Header("x-should-retry"), Is.EqualTo("false"));
    }

    [Test]
    public async Task OpenAi_WithALongerWaitThanTheInstallationAllows_SaysWhatIsApplied()
    {
        await using var host = await ApiHost.StartAsync(("Roles", "api"), ("OpenAiEndpoint:Patience", "00:00:01"));
        using var ada = await host.RegisterAsync();
        using var client = await ada.WithApiKeyAsync();
        using var request = OpenAiCalls.Post(new { prompt = "a boat", size = "256x256" });
        request.Headers.Add("Prefer", "wait=600");

        using var response = await client.SendAsync(request).WaitAsync(_hung);

        await response.MustBeErrorAsync(504, "timeout");
        Assert.That(response.Header("Preference-Applied"), Is.EqualTo("wait=1"));
    }
}
