namespace ImageGenerator.Domain.Jobs;

/// <summary>How the parts of a job stand.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Completed">Those that ended well.</param>
/// <param name="Failed">Those that failed or were cancelled.</param>
public sealed record ChildCounts(int Total, int Completed, int Failed)
{
    public bool AreAllFinished => Completed + Failed >= Total;

    public int Percent => Total == 0 ? 100 : (int)(100L * (Completed + Failed) / Total);
}
