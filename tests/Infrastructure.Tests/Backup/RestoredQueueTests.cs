using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Backup;

/// <summary>Jobs that had not ended when the backup was made.</summary>
internal sealed class RestoredQueueTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Restore_OfAJobThatOnlyWaited_CancelsItUnlessToldToRunIt(bool runWaiting)
    {
        await using var scene = await BackupScene.StartAsync();
        await using var target = await Installation.StartAsync();
        var waiting = await scene.Installation.EnqueueAsync(scene.Member);
        await scene.BackUpAsync();

        await BackupScene.RestoreAsync(target, scene.Path, runWaiting: runWaiting);

        Assert.That(
            await target.ScalarAsync<bool>($"SELECT cancel_requested_at IS NULL FROM jobs WHERE id = '{waiting.Id}'"),
            Is.EqualTo(runWaiting)
        );
        Assert.That(
            await target.ScalarAsync<long>($"SELECT count(*) FROM job_queue WHERE job_id = '{waiting.Id}'"),
            Is.EqualTo(1),
            "a worker ends it the usual way"
        );
    }

    [Test]
    public async Task Restore_OfAJobThatRan_LeavesItsAttemptOpenAndItsLeaseFree()
    {
        await using var scene = await BackupScene.StartAsync();
        await using var target = await Installation.StartAsync();
        var running = await scene.Installation.EnqueueAsync(scene.Member);
        await scene.Installation.ExecuteAsync(
            $"""
            UPDATE job_queue SET leased_by = 'machine/1', token = 7, due_at = now() + interval '1 day' WHERE job_id = '{running.Id}';
            UPDATE jobs SET status = 'Processing' WHERE id = '{running.Id}';
            INSERT INTO provider_attempts (job_id, number, provider, model, started_at, provider_job_id) VALUES ('{running.Id}', 1, 'offline', 'offline/preview', now(), 'abc')
            """
        );
        await scene.BackUpAsync();

        await BackupScene.RestoreAsync(target, scene.Path);

        Assert.That(
            await target.ScalarAsync<bool>($"SELECT cancel_requested_at IS NULL FROM jobs WHERE id = '{running.Id}'"),
            Is.True
        );
        Assert.That(
            await target.ScalarAsync<bool>(
                $"SELECT leased_by IS NULL AND token = 8 AND due_at <= now() FROM job_queue WHERE job_id = '{running.Id}'"
            ),
            Is.True
        );
        Assert.That(
            await target.ScalarAsync<string>(
                $"SELECT provider_job_id FROM provider_attempts WHERE job_id = '{running.Id}' AND outcome IS NULL"
            ),
            Is.EqualTo("abc")
        );
    }
}
