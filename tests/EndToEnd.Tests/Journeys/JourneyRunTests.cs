using System.Diagnostics;
using System.Globalization;

namespace ImageGenerator.EndToEnd.Tests.Journeys;

/// <summary>What is told of a run that does not come to its end, played by small programs in Playwright's place.</summary>
internal sealed class JourneyRunTests
{
    private const string Planned = """
        const say = (what, id, more = {}) =>
          console.log(JSON.stringify({ what, id, file: `${id[0]}.spec.ts`, title: id, ...more }));
        const passed = { wentWell: true, status: "passed", milliseconds: 1200, errors: "" };
        for (const id of ["a1", "a2", "b1", "b2"]) say("planned", id);
        say("begun", "a1");
        say("ended", "a1", passed);
        say("begun", "a2");
        say("ended", "a2", { wentWell: false, status: "timedOut", milliseconds: 9000, errors: "It had not ended after 9 s" });
        say("begun", "b1");

        """;

    private readonly List<string> _told = [];

    [Test]
    public async Task ResultsOf_AFileThatIsDone_AreThereWhileTheRunGoesOn()
    {
        await using var run = Play("setInterval(() => {}, 1000);", silence: TimeSpan.FromMinutes(5));

        var results = await run.ResultsOfAsync("a.spec.ts");

        Assert.That(results.Select(result => result.WentWell), Is.EqualTo(new[] { true, false }));
        Assert.That(results[1].Errors, Is.EqualTo("It had not ended after 9 s"));
        Assert.That(
            _told,
            Is.EqualTo(new[] { "1 of 4: 1.2 s passed a.spec.ts: a1", "2 of 4: 9.0 s timedOut a.spec.ts: a2" })
        );
        Assert.That(run.ResultsOfAsync("b.spec.ts").IsCompleted, Is.False);
    }

    [Test]
    public async Task Run_InWhichNothingHappensAnyMore_IsEndedWithItsBrowsersAndSaysWhatWasUnderWay()
    {
        await using var run = Play(
            """
            const browser = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });
            say("ended", "b1", { wentWell: true, status: String(browser.pid), milliseconds: 1, errors: "" });
            say("begun", "b2");
            setInterval(() => {}, 1000);
            """,
            silence: TimeSpan.FromSeconds(3)
        );

        var results = await run.ResultsOfAsync("b.spec.ts");

        Assert.That(results[1].WentWell, Is.False);
        Assert.That(
            results[1].Errors,
            Does.Contain("It was under way").And.Contain("Nothing had happened for 00:00:03")
        );
        await UntilGoneAsync(int.Parse(results[0].Status, CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task Run_ThatEndsBefore_SaysWhatWasNotWalkedAndWhatItSaid()
    {
        await using var run = Play("""console.log('{"what":"end'); console.error("out of memory"); process.exit(7);""");

        var results = await run.ResultsOfAsync("b.spec.ts");

        Assert.That(results.Select(result => result.Status), Is.EqualTo(new[] { "not ended", "not walked" }));
        Assert.That(results[1].Errors, Does.Contain("It was not begun").And.Contain("ended before, with 7"));
        Assert.That(run.Output, Does.Contain("out of memory"));
        Assert.That((await run.ResultsOfAsync("a.spec.ts"))[0].WentWell, Is.True, "what was done stays done");
    }

    private JourneyRun Play(string rest, TimeSpan? silence = null) =>
        JourneyRun.Start(
            new ProcessStartInfo("node", ["-e", Planned + rest]),
            silence ?? TimeSpan.FromMinutes(5),
            _told.Add
        );

    private static async Task UntilGoneAsync(int processId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }
}
