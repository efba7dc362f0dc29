using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>A server that fails stops nobody else's jobs, and loses none of its own.</summary>
[TestFixture]
internal sealed class OpenCircuitTests
{
    private const string Provider = TenantServers.Provider;
    private const int Places = 8;

    [Test, CancelAfter(120_000)]
    public async Task Run_WhenOneTenantsServerFails_EveryJobOfTheOtherSucceeds(CancellationToken cancellationToken)
    {
        await using var dead = (await StubServer.StartAsync()).Faulty();
        await using var healthy = (await StubServer.StartAsync()).Healthy();
        await using var installation = await Installation.StartAsync(
            TenantServers.Unguard,
            clock: null,
            ("Providers:Automatic1111:Concurrency", "20")
        );
        await installation.Get<CatalogLoader>().StartAsync(cancellationToken);
        var (unlucky, other) = (await AddAsync(installation, dead), await AddAsync(installation, healthy));
        await installation.EnqueueManyAsync(unlucky, Provider, 8);
        await installation.DrainAsync(Provider, Places);
        await installation.EnqueueManyAsync(unlucky, Provider, 1);
        await installation.DrainAsync(Provider, Places);
        var isOpen = await installation.ScalarAsync<long>("SELECT count(*) FROM provider_pauses WHERE until_answered");

        await installation.EnqueueManyAsync(other, Provider, 4);
        await installation.DrainAsync(Provider, Places);

        Assert.That(isOpen, Is.EqualTo(1), "the circuit of the dead server is open");
        Assert.That((healthy.Asked(), await installation.CountAsync(other, "Completed")), Is.EqualTo((4, 4L)));
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_WhenAServerIsDownForTenSeconds_NoneOfSixtyWaitingJobsFails(
        CancellationToken cancellationToken
    )
    {
        var clock = new ManualTime();
        var recovers = clock.GetUtcNow() + TimeSpan.FromSeconds(10);
        await using var server = await StubServer.StartAsync();
        server.Faulty();
        await using var installation = await Installation.StartAsync(
            _ => { },
            clock,
            ("Providers:Automatic1111:Concurrency", "20"),
            ("Providers:Automatic1111:BaseUrl", server.Address)
        );
        await installation.Get<CatalogLoader>().StartAsync(cancellationToken);
        var member = await installation.AddMemberAsync();
        await installation.EnqueueManyAsync(member, Provider, 60);

        for (
            var round = 0;
            round < 20 && await installation.ScalarAsync<long>("SELECT count(*) FROM job_queue") > 0;
            round++
        )
        {
            await installation.DrainAsync(Provider, Places);
            clock.Advance(ProviderResilience.Break);
            if (clock.GetUtcNow() >= recovers)
                server.Healthy();
            await LetTimePassAsync(installation);
        }

        Assert.That(
            (await installation.CountAsync(member, "Completed"), await installation.CountAsync(member, "Failed")),
            Is.EqualTo((60L, 0L))
        );
        Assert.That(
            await installation.ScalarAsync<long>(
                "SELECT count(*) FROM provider_attempts WHERE outcome = 'Unavailable'"
            ),
            Is.InRange(1, Places),
            "those that opened the circuit; what was not sent is no attempt"
        );
    }

    private static async Task<Member> AddAsync(Installation installation, StubServer server)
    {
        var member = await installation.AddMemberAsync();
        await installation.AddKeyAsync(CredentialOwner.Of(member.OrganizationId), member, Provider, server.Address);
        return member;
    }

    /// <summary>What waits for the database's clock has waited.</summary>
    private static Task LetTimePassAsync(Installation installation) =>
        installation.ExecuteAsync(
            "UPDATE provider_pauses SET paused_until = now(); UPDATE job_queue SET due_at = now() WHERE leased_by IS NULL AND due_at > now()"
        );
}
