using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Operations;

/// <summary>Health, figures and traces.</summary>
internal sealed partial class OperationsTests
{
    [Test]
    public async Task Health_WhenAllIsWell_SaysSo()
    {
        using var client = Hosts.Working.Anonymous();

        var live = await client.ReadAsync("/health/live");
        var ready = await client.ReadAsync("/health/ready");

        Assert.That(live.Text("status"), Is.EqualTo("healthy"));
        Assert.That(ready.Text("checks.database"), Is.EqualTo("healthy"));
        Assert.That(ready.Text("checks.storage"), Is.EqualTo("healthy"));
    }

    [Test]
    public async Task Health_WhenTheDatabaseIsGone_IsAliveButNotReady()
    {
        await using var host = await ApiHost.StartAsync();
        using var ada = await host.RegisterAsync();
        using var client = host.Anonymous();
        await host.DropDatabaseAsync();

        using var live = await client.GetAsync("/health/live");
        using var ready = await client.GetAsync("/health/ready");
        using var call = await ada.Client.GetAsync("/api/v1/me");

        Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await ready.ReadAsync(HttpStatusCode.ServiceUnavailable)).Text("checks.database"),
            Is.EqualTo("unhealthy")
        );
        var problem = await call.Content.ReadAsStringAsync();
        Assert.That((int)call.StatusCode, Is.GreaterThanOrEqualTo(500), problem);
        Assert.That(problem, Does.Not.Contain("Npgsql").And.Not.Contain("test_"));
    }

    [Test]
    public async Task Metrics_AreValidPrometheusTextWithHttpAndJobFigures()
    {
        using var ada = await Hosts.Working.RegisterAsync();
        using var client = Hosts.Working.Anonymous();
        await client.GetAsync("/metrics");
        await ada.Client.DrawAsync("a boat");

        using var response = await client.GetAsync("/metrics");

        var text = await response.Content.ReadAsStringAsync();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                response.Content.Headers.ContentType?.ToString(),
                Is.EqualTo("text/plain; version=0.0.4; charset=utf-8")
            );
            Assert.That(text, Does.EndWith("\n"));
            Assert.That(lines, Is.All.Matches<string>(line => Line().IsMatch(line)));
            Assert.That(
                lines
                    .Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal))
                    .Select(line => line.Split(' ')[2]),
                Is.Unique
            );
            Assert.That(lines.Where(line => line[0] != '#').Select(line => line[..line.LastIndexOf(' ')]), Is.Unique);
            Assert.That(
                lines,
                Has.Some.Match(
                    """^http_server_request_duration_seconds_count\{.*http_route="/api/v1/generations/?".*\} [1-9]"""
                )
            );
            Assert.That(
                lines,
                Has.Some.Match("""^imagegenerator_job_duration_seconds_count\{.*provider="offline".*\} [1-9]""")
            );
            Assert.That(text, Does.Not.Contain("Password=").IgnoreCase);
        }

        foreach (
            var buckets in lines
                .Where(line => line.Contains("_bucket{", StringComparison.Ordinal))
                .GroupBy(line => WithoutBound().Replace(line[..line.LastIndexOf(' ')], ""))
        )
        {
            Assert.That(
                buckets.Select(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)),
                Is.Ordered,
                buckets.Key
            );
        }
    }

    [Test]
    public async Task Trace_OfARequest_HoldsItsJob()
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "ImageGenerator" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                    spans.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var ada = await Hosts.Working.RegisterAsync();

        using var response = await ada.Client.SendAsync(
            GenerationCalls.Post(
                GenerationCalls.Small("a boat"),
                ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"),
                ("Prefer", "wait=30")
            )
        );

        var id = (await response.ReadAsync()).Id();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!spans.Any(IsTheWorkers))
            await Task.Delay(20, patience.Token);
        var job = spans.First(IsTheWorkers);
        Assert.That(job.GetTagItem("job.id"), Is.EqualTo(id));
        Assert.That(spans.Select(span => span.OperationName), Does.Contain("CreateGeneration").And.Contain("RunJob"));
        Assert.That(
            spans.SelectMany(span => span.TagObjects).Select(tag => tag.Value?.ToString()),
            Has.None.EqualTo("a boat")
        );

        static bool IsTheWorkers(Activity span) => span is { OperationName: "RunJob", Kind: ActivityKind.Consumer };
    }

    [Test]
    public async Task Problem_NamesTheTraceThatTheClientSent()
    {
        var trace = ActivityTraceId.CreateRandom();
        using var client = Hosts.Working.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        using var response = await client.SendAsync(request);

        var problem = await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.That(problem.Text("traceId"), Is.EqualTo(trace.ToString()));
    }

    [GeneratedRegex(
        """^(# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .+|[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\["\\n])*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\["\\n])*")*)?\})? (-?[0-9.]+(E[+-]?[0-9]+)?|NaN|[+-]Inf))$"""
    )]
    private static partial Regex Line();

    [GeneratedRegex("""le="[^"]*"$|,?le="[^"]*"\}$""")]
    private static partial Regex WithoutBound();
}
