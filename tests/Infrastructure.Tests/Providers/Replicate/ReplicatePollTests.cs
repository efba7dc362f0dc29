using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>What becomes of a prediction, and how it is asked about and stopped.</summary>
internal sealed class ReplicatePollTests
{
    private const string Path = "/v1/predictions/p7xq0rmc3drm80cq";

    private ProviderScene _scene = null!;

    [SetUp]
    public async Task StartScene() => _scene = await ReplicateScene.StartAsync();

    [TearDown]
    public ValueTask StopScene() => _scene.DisposeAsync();

    [Test]
    public async Task Poll_UntilItIsDone_TellsHowFarItIs()
    {
        _scene.Server.AnswerInTurn(
            "GET",
            Path,
            (200, ReplicateScene.Prediction("starting")),
            (
                200,
                ReplicateScene
                    .Prediction("processing")
                    .Replace(
                        "\"logs\": \"\"",
                        "\"logs\": \"Using seed: 42\\n  4%|4 | 1/28\\n 61%|6 | 17/28\"",
                        StringComparison.Ordinal
                    )
            ),
            (200, ReplicateScene.Prediction("succeeded", "\"https://replicate.delivery/x/out.png\""))
        );

        var answers = new[] { await PollAsync(), await PollAsync(), await PollAsync() };

        Assert.That(answers[0], Is.TypeOf<ProviderResult.Accepted>().With.Property("Percent").Null);
        Assert.That(answers[1], Is.TypeOf<ProviderResult.Accepted>().With.Property("Percent").EqualTo(61));
        Assert.That(answers[2], Is.TypeOf<ProviderResult.Completed>());
        Assert.That(
            _scene.Server.Requests.Select(request => request.Header("Authorization")),
            Is.All.EqualTo($"Bearer {ProviderScene.Key}")
        );
    }

    [TestCase("NSFW content detected. Try running it again, or try a different prompt.")]
    [TestCase("All generated images contained NSFW content. Try running it again with a different prompt.")]
    [TestCase("The input or output was flagged as sensitive. Please try again with different inputs. (E005)")]
    [TestCase("Error generating image: Content Moderated")]
    public async Task Poll_WhenRefused_SaysWhyAndCostsNothing(string error)
    {
        _scene.Server.Answer(
            "GET",
            Path,
            200,
            ReplicateScene.Prediction("failed", error: $"\"{error}\"", more: "\"metrics\": { \"predict_time\": 2.5 },")
        );

        var refused = (ProviderResult.ContentRejected)await PollAsync();

        Assert.That((refused.Reason, refused.Charged), Is.EqualTo((error, false)));
    }

    [TestCase("2.5", true)]
    [TestCase("0.0", false)]
    public async Task Poll_WhenRefusedByAModelPaidByTheSecond_IsChargedIfItWorked(string seconds, bool charged)
    {
        _scene.Server.Answer(
            "GET",
            Path,
            200,
            ReplicateScene.Prediction(
                "failed",
                error: "\"NSFW content detected\"",
                more: $"\"metrics\": {{ \"predict_time\": {seconds} }},"
            )
        );

        var refused = (ProviderResult.ContentRejected)
            await _scene.Provider.PollAsync(_scene.Job(ReplicateScene.SdxlRequest), CancellationToken.None);

        Assert.That(refused.Charged, Is.EqualTo(charged));
    }

    [TestCase("failed", "\"CUDA out of memory\"", "CUDA out of memory")]
    [TestCase("failed", "null", "failed")]
    [TestCase("failed", "{\"code\": 7}", "failed")]
    [TestCase("canceled", "null", "stopped")]
    [TestCase("aborted", "null", "costs nothing")]
    public async Task Poll_WhenItEndedWithoutAnImage_HasFailed(string status, string error, string words)
    {
        _scene.Server.Answer("GET", Path, 200, ReplicateScene.Prediction(status, error: error));

        var none = (ProviderResult.Failed)await PollAsync();

        Assert.That(none.Reason, Does.Contain(words));
    }

    [Test]
    public async Task Poll_WhenTheErrorRepeatsTheKey_KeepsItBack()
    {
        _scene.Server.Answer(
            "GET",
            Path,
            200,
            ReplicateScene.Prediction("failed", error: $"\"cannot use {ProviderScene.Key}\"")
        );

        Assert.That(((ProviderResult.Failed)await PollAsync()).Reason, Does.Not.Contain(ProviderScene.Key));
    }

    [Test]
    public async Task Poll_WhenTheResultIsDeleted_ItWasMadeAllTheSameAndIsPaid()
    {
        _scene.Server.Answer(
            "GET",
            Path,
            200,
            ReplicateScene
                .Prediction("succeeded")
                .Replace("\"data_removed\": false", "\"data_removed\": true", StringComparison.Ordinal)
        );

        var made = (ProviderResult.Completed)await PollAsync();

        Assert.That(
            () => made.Outputs.Single().OpenAsync(CancellationToken.None),
            Throws.TypeOf<UnreadableImageException>().With.Message.Contains("deleted")
        );
    }

    [TestCase(500, "<h1>Oops</h1>")]
    [TestCase(502, "")]
    [TestCase(404, "{\"detail\":\"Not found\"}")]
    [TestCase(200, "{\"")]
    [TestCase(200, "[]")]
    [TestCase(200, "{}")]
    public async Task Poll_WhenTheAnswerIsOfNoUse_IsAskedAgain(int status, string body)
    {
        _scene.Server.Answer("GET", Path, status, body);

        Assert.That(await PollAsync(), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test]
    public async Task Poll_WhenTheConnectionBreaks_IsAskedAgain()
    {
        _scene.Server.Reset("GET", Path);

        Assert.That(await PollAsync(), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test]
    public async Task Poll_WhenThrottled_TellsTheWait()
    {
        _scene.Server.Answer("GET", Path, 429, "{}", headers: ("ratelimit-reset", "3"));

        Assert.That(((ProviderResult.RateLimited)await PollAsync()).RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [TestCase(200)]
    [TestCase(404)]
    [TestCase(500)]
    public async Task Cancel_WhateverTheAnswer_IsNoError(int status)
    {
        _scene.Server.Answer("POST", $"{Path}/cancel", status, ReplicateScene.Prediction("canceled"));

        await _scene.Provider.CancelAsync(_scene.Job(), CancellationToken.None);

        Assert.That(_scene.Server.Requests.Single().Path, Is.EqualTo($"{Path}/cancel"));
    }

    [Test]
    public async Task Poll_WhenTheIdIsStrange_StaysBelowThePredictions()
    {
        await _scene.Provider.PollAsync(_scene.Job(id: "../account?x="), CancellationToken.None);

        Assert.That(_scene.Server.Requests[0].Path, Does.StartWith("/v1/predictions/"));
        Assert.That(_scene.Server.Requests[0].Query, Is.Empty);
    }

    [TestCase(200, ConnectionStatus.Healthy)]
    [TestCase(401, ConnectionStatus.CredentialRejected)]
    [TestCase(503, ConnectionStatus.Unreachable)]
    public async Task Check_AsksForTheAccount(int status, ConnectionStatus condition)
    {
        _scene.Server.Answer("GET", "/v1/account", status, """{"type":"user","username":"ada"}""");

        var health = await _scene.Provider.CheckAsync(_scene.Connection(ReplicateScene.Base), CancellationToken.None);

        Assert.That(health.Condition, Is.EqualTo(condition));
    }

    private Task<ProviderResult> PollAsync() => _scene.Provider.PollAsync(_scene.Job(), CancellationToken.None);
}
