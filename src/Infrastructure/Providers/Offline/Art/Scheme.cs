namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// Five colours from dark to bright, each as lightness (0 to 1), chroma (0 is grey) and hue (degrees). Shadows lean to
/// blue and violet, highlights to yellow, as daylight has it.
/// </summary>
/// <param name="Name">What other schemes call it.</param>
/// <param name="Words">The words of a prompt that it suits.</param>
/// <param name="Partner">The scheme that accents are taken from.</param>
/// <param name="Stops">The colours.</param>
internal sealed record Scheme(
    string Name,
    string[] Words,
    string Partner,
    (float Lightness, float Chroma, float Hue)[] Stops
)
{
    public static IReadOnlyList<Scheme> All { get; } =
    [
        new(
            "ember",
            ["sunset", "sunrise", "fire", "flame", "lava", "autumn", "fox"],
            "dusk",
            [(0.16f, 0.07f, 300), (0.34f, 0.13f, 345), (0.57f, 0.18f, 28), (0.79f, 0.15f, 68), (0.97f, 0.045f, 90)]
        ),
        new(
            "gold",
            ["desert", "gold", "amber", "honey", "sand", "dog", "retriever", "wheat", "beer"],
            "patina",
            [(0.18f, 0.05f, 330), (0.36f, 0.09f, 20), (0.60f, 0.12f, 58), (0.82f, 0.12f, 84), (0.975f, 0.04f, 92)]
        ),
        new(
            "lagoon",
            ["ocean", "sea", "water", "sky", "blue", "lake", "rain", "fish", "river"],
            "ember",
            [(0.18f, 0.07f, 272), (0.38f, 0.12f, 252), (0.60f, 0.12f, 222), (0.80f, 0.10f, 195), (0.96f, 0.04f, 120)]
        ),
        new(
            "grove",
            ["forest", "leaf", "leaves", "jungle", "moss", "spring", "green", "meadow", "tree", "garden"],
            "gold",
            [(0.17f, 0.05f, 225), (0.36f, 0.08f, 178), (0.58f, 0.12f, 152), (0.80f, 0.13f, 122), (0.97f, 0.045f, 108)]
        ),
        new(
            "dusk",
            ["night", "dream", "purple", "violet", "lavender", "magic", "evening"],
            "lagoon",
            [(0.16f, 0.08f, 282), (0.36f, 0.15f, 294), (0.58f, 0.17f, 318), (0.78f, 0.13f, 358), (0.96f, 0.035f, 40)]
        ),
        new(
            "rose",
            ["rose", "flower", "love", "heart", "candy", "red", "pink", "cherry", "blossom"],
            "gold",
            [(0.17f, 0.07f, 318), (0.38f, 0.14f, 352), (0.61f, 0.16f, 10), (0.81f, 0.10f, 38), (0.96f, 0.03f, 78)]
        ),
        new(
            "frost",
            ["winter", "ice", "snow", "arctic", "glass", "minimal", "white"],
            "dusk",
            [(0.20f, 0.05f, 264), (0.43f, 0.08f, 250), (0.66f, 0.08f, 230), (0.85f, 0.05f, 212), (0.98f, 0.015f, 190)]
        ),
        new(
            "mint",
            ["mint", "fresh", "tea", "summer", "tropical", "lime"],
            "rose",
            [(0.17f, 0.06f, 258), (0.37f, 0.09f, 212), (0.62f, 0.11f, 178), (0.83f, 0.11f, 162), (0.975f, 0.035f, 120)]
        ),
        new(
            "neon",
            ["neon", "cyberpunk", "space", "galaxy", "city", "robot", "future", "astronaut"],
            "lagoon",
            [(0.14f, 0.08f, 276), (0.33f, 0.17f, 288), (0.56f, 0.22f, 332), (0.76f, 0.16f, 28), (0.96f, 0.05f, 85)]
        ),
        new(
            "patina",
            ["copper", "metal", "vintage", "old", "coffee", "wood", "ramen", "portrait"],
            "ember",
            [(0.17f, 0.06f, 242), (0.38f, 0.08f, 212), (0.60f, 0.06f, 150), (0.79f, 0.12f, 68), (0.96f, 0.04f, 88)]
        ),
    ];

    /// <summary>The scheme that suits the prompt; any when no word is known.</summary>
    public static Scheme For(string prompt, SeededNumbers numbers)
    {
        var any = All[numbers.Below(All.Count)];
        return All.FirstOrDefault(scheme => PromptWords.Mentions(prompt, scheme.Words)) ?? any;
    }

    public Scheme FindPartner() => All.First(scheme => scheme.Name == Partner);
}
