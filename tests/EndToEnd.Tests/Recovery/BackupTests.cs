using System.Text.Json;
using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.TestKit;

namespace ImageGenerator.EndToEnd.Tests.Recovery;

/// <summary>
/// Backup and restore as an operator does them: the program's own commands, beside a product that is at work.
/// </summary>
[Platform(Exclude = "Win", Reason = "The product is stopped by a POSIX signal.")]
internal sealed class BackupTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("imagegenerator-backup-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Restore_IntoAnEmptyFolder_BringsBackWhatAProductAtWorkWasBackedUpWith()
    {
        var (here, there, backup) = (
            Path.Combine(_folder, "here"),
            Path.Combine(_folder, "there"),
            Path.Combine(_folder, "backup")
        );
        string password;
        List<Guid> done;
        await using (var product = await ProductProcess.StartAsync(Embedded(here)))
        {
            (var visitor, password) = await Visitor.RegisterAsync(product.Address, "ada@example.com");
            using var _ = visitor;
            done = [await visitor.GenerateAsync("a boat", 2), await visitor.GenerateAsync("a lighthouse")];
            await visitor.WaitForAsync(done, "completed");
            for (var i = 0; i < 20; i++)
                await visitor.GenerateAsync($"at work {i}", 2);

            var made = await RunAsync(Embedded(here), "backup", backup);

            Assert.That(made, Does.Contain("Backed up").And.Contain("The master keys are in it"));
            await product.StopAsync();
        }

        var restored = await RunAsync(Embedded(there), "restore", backup);

        Assert.That(restored, Does.Contain("Restored"));
        await using var again = await ProductProcess.StartAsync(Embedded(there));
        using var returned = await Visitor.SignInAsync(again.Address, "ada@example.com", password);
        foreach (var generation in done)
        {
            var images = (await returned.GetAsync(generation)).GetProperty("images").EnumerateArray().ToList();
            Assert.That(images, Is.Not.Empty);
            foreach (var image in images)
                await MustBeThereAsync(returned, image);
        }
    }

    [Test]
    public async Task Restore_OfAPaidJobThatWasRunning_DoesNotSendItAgain()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var target = await TestPostgres.CreateDatabaseAsync();
        var backup = Path.Combine(_folder, "backup");
        string password;
        Guid running,
            waiting;
        await using (var product = await ProductProcess.StartAsync(Paid(database.ConnectionString, "here")))
        {
            (var visitor, password) = await Visitor.RegisterAsync(product.Address, "ada@example.com");
            using var _ = visitor;
            running = await visitor.GenerateAsync("a job that might have been paid");
            await visitor.WaitForAsync([running], "processing");
            waiting = await visitor.GenerateAsync("a job that waits behind it");

            await RunAsync(Paid(database.ConnectionString, "here"), "backup", backup);
            await product.KillAsync();
        }

        await RunAsync(Paid(target.ConnectionString, "there"), "restore", backup);

        await using var again = await ProductProcess.StartAsync(Paid(target.ConnectionString, "there"));
        using var returned = await Visitor.SignInAsync(again.Address, "ada@example.com", password);
        await returned.WaitForAsync([running], "failed");
        await returned.WaitForAsync([waiting], "cancelled");
        var unknown = await returned.GetAsync(running);
        Assert.That(unknown.GetProperty("failure").GetProperty("code").GetString(), Is.EqualTo("outcome_unknown"));
        Assert.That(unknown.GetProperty("attempts").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await returned.GetAsync(waiting)).GetProperty("attempts").GetArrayLength(), Is.Zero);
    }

    [TestCase("backup")]
    [TestCase("restore", "/somewhere", "--hurry")]
    public async Task Command_WhenMisused_ExplainsItself(params string[] arguments)
    {
        await using var command = await ProductProcess.RunToEndAsync(
            Embedded(Path.Combine(_folder, "here")),
            arguments
        );

        Assert.That(command.ExitCode, Is.EqualTo(2));
        Assert.That(command.Output, Does.Contain("backup FOLDER").And.Contain("restore FOLDER"));
    }

    [Test]
    public async Task Command_WhenItCannotBeDone_SaysWhyInASentence()
    {
        await using var command = await ProductProcess.RunToEndAsync(
            Embedded(Path.Combine(_folder, "here")),
            "backup",
            Path.Combine(_folder, "backup")
        );

        Assert.That(command.ExitCode, Is.EqualTo(1));
        Assert.That(command.Output, Does.Contain("cannot backup: there is no database in").And.Not.Contain("   at "));
    }

    private static async Task MustBeThereAsync(Visitor visitor, JsonElement image)
    {
        using var content = await visitor.GetContentAsync(image.GetProperty("url").GetString()!);
        Assert.That((int)content.StatusCode, Is.EqualTo(200));
        Assert.That((await content.Content.ReadAsByteArrayAsync()).Length, Is.GreaterThan(100));
    }

    private static async Task<string> RunAsync(Dictionary<string, string> settings, params string[] arguments)
    {
        await using var command = await ProductProcess.RunToEndAsync(settings, arguments);
        Assert.That(command.ExitCode, Is.Zero, command.Output);
        return command.Output;
    }

    private static Dictionary<string, string> Embedded(string folder) =>
        new()
        {
            ["Data__Root"] = folder,
            ["Registration__Open"] = "true",
            ["Providers__Offline__Latency"] = "00:00:00.300",
        };

    // One job at a time, long enough to be caught in the middle.
    private Dictionary<string, string> Paid(string connectionString, string folder) =>
        new()
        {
            ["Data__Root"] = Path.Combine(_folder, folder),
            ["ConnectionStrings__Default"] = connectionString,
            ["Registration__Open"] = "true",
            ["Jobs__Lease"] = "00:00:02",
            ["Jobs__Concurrency"] = "1",
            ["Jobs__PollInterval"] = "00:00:00.500",
            ["Providers__Offline__Latency"] = "00:00:30",
            ["Providers__Offline__CanResubmit"] = "false",
        };
}
