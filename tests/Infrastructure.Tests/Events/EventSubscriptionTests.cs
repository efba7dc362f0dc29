using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Events;

/// <summary>One open stream, without the hub.</summary>
internal sealed class EventSubscriptionTests
{
    // More than a stream keeps for a reader that is slow.
    private const int Jobs = 300;

    [Test]
    public async Task Next_WhenMoreWasOfferedThanIsKept_TellsTheRestFromTheOutbox()
    {
        await using var installation = await Installation.StartAsync();
        var member = await installation.AddMemberAsync();
        var (outbox, decoder) = (installation.Get<OutboxReader>(), installation.Get<OutboxDecoder>());
        var listener = new EventListener(member.OrganizationId, member.UserId, EventFilter.Everything);
        await using var stream = new EventSubscription(listener, outbox, decoder, onClosed: _ => { });
        await stream.BeginAsync(lastEventId: null, CancellationToken.None);
        var begin = await outbox.EndAsync(CancellationToken.None);
        await WriteAsync(installation, member);

        var page = await outbox.ReadAsync(begin, member.OrganizationId, subject: null, CancellationToken.None);
        foreach (var row in page.Rows)
            stream.Offer(decoder.Read(row)!);

        Assert.That(await ReadAllAsync(stream), Has.Count.EqualTo(Jobs));
    }

    private static async Task WriteAsync(Installation installation, Member member)
    {
        var generation = await installation.EnqueueAsync(member);
        var update = new GenerationUpdated(generation, DateTimeOffset.UtcNow);
        await installation.ExecuteAsync(
            $$"""
            TRUNCATE outbox;
            INSERT INTO outbox (organization_id, name, version, data, occurred_at)
            SELECT '{{member.OrganizationId}}', 'generation.updated', 1,
                jsonb_set('{{EventJson.Write(update)}}', '{jobId}', to_jsonb(md5(n::text)::uuid::text)), now()
            FROM generate_series(1, {{Jobs}}) n
            """
        );
    }

    private static async Task<HashSet<JobId>> ReadAllAsync(EventSubscription stream)
    {
        var told = new HashSet<JobId>();
        while (await stream.NextAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None) is { Count: > 0 } events)
            told.UnionWith(events.Select(happened => ((JobUpdated)happened.Event!).JobId));
        return told;
    }
}
