namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>The looks on offer, by the name that the <c>look</c> parameter takes.</summary>
internal static class ArtStyles
{
    /// <summary>The look is chosen by the prompt.</summary>
    public const string Auto = "auto";

    private static readonly Entry[] All =
    [
        new("silk", ["silk", "cloth", "fabric", "dress", "fashion", "portrait", "soft", "wave"], (numbers, _) =>
            new SilkStyle(numbers)
        ),
        new("aurora", ["aurora", "night", "northern light", "arctic", "winter"], (numbers, canvas) =>
            new AuroraStyle(numbers, canvas)
        ),
        new(
            "dunes",
            ["desert", "dune", "mountain", "hill", "landscape", "valley", "sunset", "sunrise", "horizon", "forest"],
            (numbers, canvas) => new DunesStyle(numbers, canvas)
        ),
        new("marble", ["marble", "stone", "luxury", "minimal", "logo", "elegant"], (numbers, _) =>
            new MarbleStyle(numbers)
        ),
        new("agate", ["agate", "gem", "pattern", "rock", "mineral", "abstract", "water"], (numbers, _) =>
            new AgateStyle(numbers)
        ),
        new(
            "nebula",
            ["nebula", "space", "galaxy", "star", "cosmic", "dream", "astronaut", "smoke"],
            (numbers, canvas) => new NebulaStyle(numbers, canvas)
        ),
    ];

    /// <summary>The looks' names, without <see cref="Auto"/>.</summary>
    public static IEnumerable<string> Names => All.Select(entry => entry.Name);

    /// <summary>
    /// The look's name for a prompt: the one asked for, or with <see cref="Auto"/> the one that suits. Null for a name
    /// that is not on offer.
    /// </summary>
    public static string? Resolve(string? wanted, string prompt)
    {
        if (wanted is not (null or Auto))
            return All.FirstOrDefault(entry => entry.Name == wanted)?.Name;

        var suited = All.FirstOrDefault(entry => PromptWords.Mentions(prompt, entry.Words));
        return (suited ?? All[SeededNumbers.From(prompt).Below(All.Length)]).Name;
    }

    /// <summary>Composes a picture.</summary>
    public static IArtStyle Compose(string name, SeededNumbers numbers, Canvas canvas) =>
        All.First(entry => entry.Name == name).Compose(numbers, canvas);

    private sealed record Entry(string Name, string[] Words, Func<SeededNumbers, Canvas, IArtStyle> Compose);
}
