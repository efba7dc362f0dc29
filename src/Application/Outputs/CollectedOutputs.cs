using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Outputs;

/// <summary>What became of the outputs that were asked for.</summary>
/// <param name="asked">How many were asked for.</param>
internal sealed class CollectedOutputs(int asked)
{
    private const string NotSent = "The provider did not send it.";

    private readonly SortedDictionary<int, string> _lost = [];

    public List<StoredOutput> Stored { get; } = [];

    /// <summary>Those that may still be had, by place.</summary>
    public SortedDictionary<int, ImageNotFetchedException> Unfetched { get; } = [];

    public MissingOutputs Missing =>
        MissingOutputs.Of(_lost.Select(lost => MissingOutput.Because(lost.Key, lost.Value)));

    /// <summary>Why there is none at all.</summary>
    public string Reason =>
        _lost.Values.LastOrDefault(reason => reason != NotSent) ?? "The provider answered without an image.";

    public string FetchNotice =>
        Stored.Count > 0
            ? FormattableString.Invariant(
                $"{Stored.Count} of {asked} images arrived. The provider is asked again for what is missing."
            )
            : "The images are made, and could not be fetched yet. The provider is asked again for them.";

    public void Lose(int index, string reason) => _lost[index] = reason;

    public void LoseUnfetched()
    {
        foreach (var (index, away) in Unfetched)
            Lose(index, away.Message);
        Unfetched.Clear();
    }

    /// <summary>The provider made fewer than were asked for.</summary>
    public void NoteNeverSent(int sent)
    {
        for (var index = sent; index < asked; index++)
            Lose(index, NotSent);
    }
}
