namespace ImageGenerator.Bench.Seeding;

/// <summary>
/// Adds to the prompts what makes a search hard: words of other organizations, of long ago, of no script with spaces.
/// </summary>
internal static class SearchedPrompts
{
    public const string Frequent = Prompts.CommonWord;
    public const string Rare = Prompts.RareWord;

    /// <summary>In one row of two hundred.</summary>
    public const string Occasional = "windmill";

    /// <summary>In three of ten rows of the oldest two fifths, and in none since.</summary>
    public const string OfLongAgo = "steamboat";

    /// <summary>
    /// In every row of the other organizations, a tenth of all, and in one of a hundred thousand besides.
    /// </summary>
    public const string OfOthers = "dirigible";

    public const string FrequentChinese = "灯塔";
    public const string RareChinese = "企鹅";
    public const string Nowhere = "unicorn";

    private const int Large = 100_000;

    public static Func<int, string, string> Of(int rows) =>
        (row, prompt) =>
            string.Join(
                ' ',
                new[]
                {
                    prompt,
                    row % 200 == 3 ? Occasional : "",
                    row < rows * 2 / 5 && row % 10 is 2 or 5 or 8 ? OfLongAgo : "",
                    row % 10 == 0 || row % Large == 5 ? OfOthers : "",
                    row % 5 == 1 ? $"黄昏的{FrequentChinese}，海浪" : "",
                    row % Large == 7 ? $"孤独的{RareChinese}" : "",
                }.Where(part => part.Length > 0)
            );
}
