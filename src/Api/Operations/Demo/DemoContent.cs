using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Api.Operations.Demo;

/// <summary>Somebody of the demonstration.</summary>
internal sealed record DemoPerson(string Email, string Name, Role Role);

/// <summary>A generation of the demonstration.</summary>
/// <param name="DaysAgo">When.</param>
/// <param name="By">Who, by their place among the people.</param>
/// <param name="Prompt">What; marks in it make the preview renderer fail on purpose.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Count">How many images.</param>
internal sealed record DemoGeneration(
    int DaysAgo,
    int By,
    string Prompt,
    int Width = 512,
    int Height = 512,
    int Count = 1
)
{
    /// <summary>The price that the demonstration counts for an image, so that there is something to see.</summary>
    internal const decimal Dollars = 0.04m;

    /// <summary>True for one whose images become sources of others.</summary>
    public bool IsChanged { get; init; }

    /// <summary>True for one that somebody thinks better of.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>True for one that is still at work when everything else is done.</summary>
    public bool IsLeftRunning { get; init; }

    /// <summary>True for one that a program asks for, with its API key.</summary>
    public bool ByProgram { get; init; }
}

/// <summary>What there is to see in the demonstration.</summary>
internal static class DemoContent
{
    internal const string Organization = "Harbour Studio (demonstration)";
    internal const string Password = "demonstration-2026";
    internal const string ProgramKey = "Shop banners";
    internal const string LastKey = "Newsletter script";

    internal static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("ada@demo.example", "Ada Harbour", Role.Owner),
        new("ben@demo.example", "Ben Quay", Role.Admin),
        new("chloe@demo.example", "Chloe Mast", Role.Member),
        new("dev@demo.example", "Dev Anker", Role.Member),
        new("edda@demo.example", "Edda Tide", Role.Viewer),
    ];

    internal static IReadOnlyList<DemoGeneration> Generations { get; } =
    [
        new(27, 0, "A lighthouse at dusk, long exposure", 768, 512, 2) { IsChanged = true },
        new(26, 2, "Fishing boats in the morning fog", 896, 504, 2),
        new(24, 2, "A red fox in fresh snow, studio light"),
        new(23, 3, "Poster for a harbour festival, bold shapes", 480, 640, 3),
        new(21, 1, "An empty pier after the rain", 1008, 432),
        new(20, 3, "A storm that nobody should see [[refuse]]"),
        new(19, 2, "Ropes and knots, seen from above", 640, 480, 2) { IsChanged = true },
        new(17, 0, "A harbour café with its lamps on", 768, 512),
        new(16, 3, "Banner: summer sale, waves", 896, 504) { ByProgram = true },
        new(15, 3, "Banner: new arrivals, sails", 896, 504) { ByProgram = true },
        new(13, 2, "A compass on an old map", Count: 2),
        new(12, 2, "The same street, again and again", Count: 4) { IsCancelled = true },
        new(10, 1, "Silhouettes of cranes against the evening"),
        new(9, 3, "A whale below a small boat", 512, 768, 2) { IsChanged = true },
        new(8, 2, "A glass of water that never arrives [[no-output]]"),
        new(6, 0, "Tiles with fish and anchors", Count: 4),
        new(5, 3, "Banner: winter coats, snow", 896, 504) { ByProgram = true },
        new(4, 2, "A dog that waits at the quay", 640, 480),
        new(3, 1, "The lighthouse from the sea", 504, 896, 2),
        new(2, 3, "A market in the rain, umbrellas", 768, 512),
        new(1, 2, "A paper boat on a puddle", Count: 2),
        new(0, 0, "The ferry at night, light trails", 896, 504),
        new(0, 2, "A panorama that takes its time [[async=600000]]", 1008, 432) { IsLeftRunning = true },
    ];
}
