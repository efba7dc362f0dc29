using ImageGenerator.Api.Operations.Demo;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary>
/// <c>seed [--beside-others]</c>: an organization with people's worth of content, drawn here without key or network, in
/// an installation that nobody uses yet.
/// </summary>
internal sealed class SeedCommand(CommandArguments arguments) : OperatorCommand
{
    private const string BesideOthers = "--beside-others";

    private readonly DemoClock _clock = new();

    protected override string Name => "make the demonstration";

    protected override bool IsUnderstood => arguments.AreOnly(BesideOthers);

    /// <summary>This process is the worker that draws, on the demonstration's days, and nobody can call it.</summary>
    public override void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Roles"] = "worker",
                ["Providers:Offline:Simulation:PromptMarkers"] = "true",
                ["Jobs:RetryDelay"] = "00:00:00.050",
                ["Jobs:MaxRetryDelay"] = "00:00:00.100",
                ["Jobs:StopGrace"] = "00:00:00",
                ["Logging:LogLevel:Default"] = "Error",
            }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
    }

    protected override async Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    )
    {
        await app.StartAsync(cancellationToken);
        try
        {
            return await SeedAsync(app.Services, cancellationToken);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<string>> SeedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var demo = new DemoScope(services);
        var people = new DemoPeople(demo, _clock);
        var actors = await people.FindAsync(cancellationToken);
        if (actors is not null && await people.IsCompleteAsync(actors[0], cancellationToken))
            return ["The demonstration is there already: nothing was added.", .. SignIn];
        if (actors is null)
            actors = await FoundAsync(people, cancellationToken);

        await new DemoWork(demo, _clock, actors, MostDaysAgo(services, actors[0])).DoAsync(cancellationToken);
        return [$"Made {DemoContent.Organization}, with {actors.Count} people.", .. SignIn];
    }

    private async Task<IReadOnlyList<Actor>> FoundAsync(DemoPeople people, CancellationToken cancellationToken)
    {
        if (!arguments.Options.Contains(BesideOthers) && await people.AnybodyAsync(cancellationToken))
        {
            throw new CommandException(
                "this installation is in use. Start it with another data folder (Data__Root) or database, or add "
                    + $"{BesideOthers} to have the demonstration in an organization of its own, free of charge."
            );
        }

        _clock.PutBack(TimeSpan.FromDays(DemoContent.Generations[0].DaysAgo + 1));
        var founded = await people.FoundAsync(cancellationToken);
        if (!founded.Succeeded)
            throw new CommandException(founded.Error.Message);

        return await people.FindAsync(cancellationToken)
            ?? throw new CommandException("the people that were made cannot sign in.");
    }

    // Whoever operates the installation enters prices of those days. Others have those that there were, and from before
    // there is none.
    private static int MostDaysAgo(IServiceProvider services, Actor owner)
    {
        if (owner.CanOperate)
            return int.MaxValue;

        var priced = services.GetRequiredService<IModelCatalog>().Find(DemoWork.Model)?.Price?.ValidFrom;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return priced is { } since ? Math.Max(0, today.DayNumber - since.DayNumber - 1) : 0;
    }

    private static IReadOnlyList<string> SignIn =>
        [
            $"Sign in with the password {DemoContent.Password}:",
            .. DemoContent.People.Select(person => $"  {person.Email}  {person.Role}"),
            "Whoever knows this page knows the password: change it, or keep the installation to yourself.",
        ];
}
