using System.Text.Json;

namespace ImageGenerator.EndToEnd.Tests.Journeys;

/// <summary>
/// What Playwright has told so far (<c>support/progress-reporter.ts</c>), by the specs' files. A file's results are
/// there as soon as its last journey has ended, and whatever becomes of the run.
/// </summary>
internal sealed class JourneyLog
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Journey> _journeys = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = [];
    private readonly List<Reader> _readers = [];
    private string? _closed;

    /// <summary>Takes one line in, and returns what there is to say of it; null when that is nothing.</summary>
    public string? Hear(string line)
    {
        lock (_gate)
        {
            if (TryRead(line) is not { } told)
            {
                if (line.Length > 0)
                    _remarks.Add(line);
                return null;
            }

            if (told.What == "fault")
                _remarks.Add(told.Errors ?? "");
            else
                _journeys[told.Id!] = new Journey(told.What, told.ToResult());
            Answer();
            return told.What == "ended" ? $"{Ended} of {_journeys.Count}: {told.ToResult()}" : null;
        }
    }

    /// <summary>Nothing more will come; what has not ended by now never will.</summary>
    public void Close(string reason)
    {
        lock (_gate)
        {
            _closed ??= reason;
            Answer();
        }
    }

    /// <summary>How the journeys of a file went, once the last of them has ended.</summary>
    public Task<IReadOnlyList<JourneyResult>> ResultsOfAsync(string file)
    {
        lock (_gate)
        {
            var reader = new Reader(file, new(TaskCreationOptions.RunContinuationsAsynchronously));
            _readers.Add(reader);
            Answer();
            return reader.Results.Task;
        }
    }

    /// <summary>What was said beside the results.</summary>
    public string Remarks
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _remarks);
        }
    }

    private int Ended => _journeys.Values.Count(journey => journey.What == "ended");

    private void Answer()
    {
        foreach (var reader in _readers)
        {
            var journeys = _journeys.Values.Where(journey => journey.Result.File == reader.File).ToList();
            if (_closed is not null || (journeys.Count > 0 && journeys.All(journey => journey.What == "ended")))
                reader.Results.TrySetResult([.. journeys.Select(ResultOf)]);
        }
    }

    private JourneyResult ResultOf(Journey journey) =>
        journey.What switch
        {
            "ended" => journey.Result,
            "begun" => journey.Result with { Status = "not ended", Errors = $"It was under way. {_closed}" },
            _ => journey.Result with { Status = "not walked", Errors = $"It was not begun. {_closed}" },
        };

    private static Told? TryRead(string line)
    {
        if (!line.StartsWith("{\"what\":", StringComparison.Ordinal))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Told>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null; // cut off in the middle, as by an end with force
        }
    }

    private sealed record Journey(string What, JourneyResult Result);

    private sealed record Reader(string File, TaskCompletionSource<IReadOnlyList<JourneyResult>> Results);

    /// <summary>A line of the reporter's.</summary>
    private sealed record Told(
        string What,
        string? Id,
        string? File,
        string? Title,
        bool WentWell,
        string? Status,
        int Milliseconds,
        string? Errors
    )
    {
        public JourneyResult ToResult() =>
            new(File ?? "", Title ?? "", Status ?? "")
            {
                WentWell = WentWell,
                Duration = TimeSpan.FromMilliseconds(Milliseconds),
                Errors = Errors ?? "",
            };
    }
}
