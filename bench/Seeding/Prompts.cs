namespace ImageGenerator.Bench.Seeding;

/// <summary>
/// Prompts of 6 to 16 words from a vocabulary of 5,000, frequent words far more often than others (Zipf), with a word
/// that three in ten hold and one that one in a hundred thousand holds.
/// </summary>
internal sealed class Prompts(int seed)
{
    public const string CommonWord = "lighthouse";
    public const string RareWord = "quetzalcoatlus";

    private const int VocabularySize = 5000;
    private const double CommonShare = 0.3;
    private const int RareEvery = 100_000;

    private static readonly string[] _starts =
    [
        "ba",
        "co",
        "du",
        "fe",
        "gi",
        "ha",
        "jo",
        "ku",
        "le",
        "mi",
        "no",
        "pu",
        "ra",
        "se",
        "ti",
        "vo",
        "wa",
        "zi",
    ];
    private static readonly string[] _middles =
    [
        "la",
        "ne",
        "ri",
        "so",
        "tu",
        "ma",
        "ve",
        "ko",
        "du",
        "pi",
        "ra",
        "sha",
        "tro",
        "li",
        "mo",
        "gu",
        "xe",
    ];
    private static readonly string[] _ends =
    [
        "n",
        "r",
        "st",
        "l",
        "m",
        "nd",
        "ck",
        "s",
        "th",
        "ng",
        "x",
        "t",
        "p",
        "ld",
        "rm",
        "sk",
        "ft",
    ];
    private static readonly string[] _vocabulary = [.. Enumerable.Range(0, VocabularySize).Select(Word)];

    private readonly Random _random = new(seed);

    public string Next(int row)
    {
        var words = Enumerable
            .Range(0, _random.Next(6, 17))
            .Select(_ => _vocabulary[(int)Math.Pow(VocabularySize, _random.NextDouble()) - 1])
            .ToList();
        if (_random.NextDouble() < CommonShare)
            words.Insert(0, CommonWord);
        if (row % RareEvery == RareEvery / 2)
            words.Add(RareWord);
        return string.Join(' ', words);
    }

    private static string Word(int number) =>
        _starts[number % _starts.Length]
        + _middles[number / _starts.Length % _middles.Length]
        + _ends[number / (_starts.Length * _middles.Length) % _ends.Length];
}
