using System.Text;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Fuzz;

/// <summary>
/// Whatever a server sends, an adapter answers with one of the outcomes: it never throws, and nothing that it passes on
/// is absurd. Damage follows from the seed that a failure prints.
/// </summary>
[TestFixture]
internal sealed class ProviderFuzzTests
{
    private const int Rounds = 1000;
    private const int Seed = 20_261_130;
    private const int LongestReason = 400;

    private static readonly byte[] _file = [137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3];

    [TestCaseSource(typeof(FuzzSubject), nameof(FuzzSubject.All))]
    [CancelAfter(60_000)]
    public async Task EveryAction_WhateverTheServerSends_HasAnOutcome(
        FuzzSubject subject,
        CancellationToken cancellationToken
    )
    {
        (int Status, string Type, byte[] Body) current = default;
        var part = "";
        using var handler = new CannedHandler(request =>
            request.RequestUri!.AbsolutePath.Contains(part, StringComparison.Ordinal)
                ? current
                : (200, "application/json", Encoding.UTF8.GetBytes(subject.Other))
        );
        await using var services = Start(subject, handler);
        var provider = services.GetRequiredService<IProvider>();

        for (var round = 0; round < Rounds; round++)
        {
            var result = subject.Answers[round % subject.Answers.Count];
            current = (result.Status, result.Type, new AnswerMutator(Seed + round).Mutate(result.Body));
            part = result.Part;
            try
            {
                await AskAsync(provider, subject, result, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Assert.Fail(
                    $"{subject.Id}, {result.Action}, status {result.Status}, seed {Seed + round}: {fault}\n{Encoding.UTF8.GetString(current.Body)}"
                );
            }
        }
    }

    private static ServiceProvider Start(FuzzSubject subject, HttpMessageHandler handler)
    {
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(_ => new OutputDownloader(Files(), Files(), new HastyTime()));
        subject.Register(services, configuration);
        services
            .AddHttpClient(ProviderHttpRegistration.ClientName(subject.Id, trusted: true))
            .ConfigurePrimaryHttpMessageHandler(() => handler);
        return services.BuildServiceProvider();

        static CannedHandler Files() => new(_ => (200, "image/png", _file));
    }

    private static async Task AskAsync(
        IProvider provider,
        FuzzSubject subject,
        FuzzAnswer result,
        CancellationToken cancellationToken
    )
    {
        var call = subject.Call(result);
        switch (result.Action)
        {
            case FuzzAction.Submit:
                await CheckAsync(await provider.SubmitAsync(call, cancellationToken), cancellationToken);
                break;
            case FuzzAction.Poll:
                await CheckAsync(
                    await provider.PollAsync(new RemoteJob(subject.Job, call), cancellationToken),
                    cancellationToken
                );
                break;
            case FuzzAction.Reconcile:
                await CheckAsync(
                    await provider.ReconcileAsync(call, DateTimeOffset.UtcNow.AddHours(-1), cancellationToken),
                    cancellationToken
                );
                break;
            default:
                CheckReason((await provider.CheckAsync(call.Connection, cancellationToken)).Reason);
                break;
        }
    }

    private static async Task CheckAsync(ProviderResult result, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ProviderResult.Completed completed:
                Demand(
                    completed.Outputs.Count > 0
                        && !(completed.ReportedCost?.Amount < 0)
                        && !(completed.Usage?.Seconds < 0),
                    "sane figures"
                );
                Demand(
                    !(completed.Usage?.OutputImageTokens < 0) && !(completed.Usage?.InputTextTokens < 0),
                    "sane counts"
                );
                foreach (var image in completed.Outputs)
                    await OpenAsync(image, cancellationToken);
                break;
            case ProviderResult.Accepted accepted:
                Demand(
                    accepted.ProviderJobId.Length is > 0 and <= ProviderAttempt.MaxProviderJobIdLength,
                    "a name that can be kept"
                );
                Demand(
                    accepted.PollAfter > TimeSpan.Zero && accepted.PollAfter < TimeSpan.FromHours(1),
                    "a sane pause"
                );
                Demand(accepted.Percent is null or (>= 0 and <= 100), "a share of a hundred");
                break;
            default:
                CheckReason(ReasonOf(result));
                break;
        }
    }

    private static async Task OpenAsync(ProviderOutput image, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await image.OpenAsync(cancellationToken);
            Demand(content.Length > 0, "bytes");
        }
        catch (UnreadableImageException)
        {
            // That is the word for an image that cannot be had.
        }
    }

    private static string? ReasonOf(ProviderResult result) =>
        result switch
        {
            ProviderResult.ContentRejected refused => refused.Reason,
            ProviderResult.RateLimited limited => limited.Reason,
            ProviderResult.Unavailable unavailable => unavailable.Reason,
            ProviderResult.Failed failed => failed.Reason,
            ProviderResult.ServerError error => error.Reason,
            ProviderResult.CredentialRejected rejected => rejected.Reason,
            ProviderResult.OutOfCredit empty => empty.Reason,
            ProviderResult.NotPermitted closed => closed.Reason,
            ProviderResult.Invalid invalid => invalid.Reason,
            ProviderResult.NoOutput nothing => nothing.Reason,
            ProviderResult.Unknown unknown => unknown.Reason,
            _ => throw new InvalidOperationException($"{result.GetType().Name} is no outcome."),
        };

    private static void CheckReason(string? reason)
    {
        if (reason is null)
            return;

        Demand(
            reason.Length is > 0 and <= LongestReason && !reason.Contains(ProviderScene.Key, StringComparison.Ordinal),
            "words fit to be shown"
        );
        Demand(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(reason)) == reason, "whole characters");
    }

    private static void Demand(bool isTrue, string what)
    {
        if (!isTrue)
            throw new InvalidOperationException($"Not {what}.");
    }
}
