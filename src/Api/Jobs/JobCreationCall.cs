using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Jobs;

/// <summary>
/// A call that makes a job: it is answered at once, or, when the caller prefers to wait, as soon as the job has
/// finished. The wait counts from the moment at which the call came in.
/// </summary>
internal sealed class JobCreationCall
{
    private readonly HttpContext _context;
    private readonly JobWait _waiting;
    private readonly TimeSpan? _wait;
    private readonly DateTimeOffset _end;

    private JobCreationCall(HttpContext context, JobWait waiting)
    {
        (_context, _waiting) = (context, waiting);
        _wait = Headers.PreferredWait(context.Request, Headers.MaxWait);
        _end = waiting.EndOf(_wait ?? TimeSpan.Zero);
    }

    internal static JobCreationCall Begin(HttpContext context, JobWait waiting) => new(context, waiting);

    /// <summary>Says where the job is, and waits for it where that is preferred.</summary>
    /// <param name="job">The job as it was made.</param>
    /// <param name="isReplay">True when an earlier call had made it.</param>
    /// <param name="location">Its address.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The job as far as it has come.</returns>
    internal async Task<TView> UntilDueAsync<TView>(
        TView job,
        bool isReplay,
        string location,
        IQuery<TView> read,
        CancellationToken cancellationToken
    )
        where TView : JobView
    {
        var headers = _context.Response.Headers;
        headers.Location = location;
        if (isReplay)
            headers[Headers.IdempotentReplayed] = "true";
        if (_wait is not { } wait)
            return job;

        headers[Headers.PreferenceApplied] = Headers.WaitOf(wait);
        return await _waiting.UntilFinishedAsync(new JobId(job.Id), read, _end, cancellationToken) ?? job;
    }
}
