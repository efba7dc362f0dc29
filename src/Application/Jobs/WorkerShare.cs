namespace ImageGenerator.Application.Jobs;

/// <summary>
/// How a worker's places are shared between organizations. Whoever else waits gets an even share first; what is left
/// goes to anybody, except for a reserve: one organization's jobs never hold all places, so that somebody who comes
/// later does not wait for the slowest of its servers.
/// </summary>
public static class WorkerShare
{
    private const int ReservedPart = 4;

    /// <summary>Places that one organization may hold, whoever waits.</summary>
    /// <param name="places">The worker's places.</param>
    /// <param name="isOnly">True when the installation has no other organization: there is nobody to keep places
    /// for.</param>
    public static int Most(int places, bool isOnly) => isOnly ? places : places - Reserve(places);

    /// <summary>
    /// The places that one organization may hold while the worker looks for jobs: round by round, each provider's queue
    /// in each round.
    /// </summary>
    /// <param name="places">The worker's places.</param>
    /// <param name="organizations">Organizations that wait for a place or hold one.</param>
    /// <param name="isOnly">True when the installation has no other organization.</param>
    public static IReadOnlyList<int> Rounds(int places, int organizations, bool isOnly)
    {
        var most = Most(places, isOnly);
        var even = Math.Min(most, EvenPart(places, organizations));
        return even == most ? [most] : [even, most];
    }

    private static int EvenPart(int places, int organizations) =>
        organizations <= 1 ? places : (places + organizations - 1) / organizations;

    private static int Reserve(int places) => places == 1 ? 0 : Math.Max(1, places / ReservedPart);
}

/// <summary>What organizations hold of a worker's places, and how many each may hold.</summary>
/// <param name="Most">Places that one organization may hold.</param>
/// <param name="Held">What they hold already.</param>
public sealed record OrganizationPlaces(int Most, IReadOnlyDictionary<Domain.Common.OrganizationId, int> Held)
{
    /// <summary>Any number for anybody.</summary>
    public static OrganizationPlaces Unlimited { get; } =
        new(int.MaxValue, new Dictionary<Domain.Common.OrganizationId, int>());
}
