using System.Globalization;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

/// <summary>
/// How long a model may work on one request. An image is there within a minute, unless its model is described as one
/// that takes longer: then people read beforehand and meanwhile how long it takes.
/// </summary>
/// <param name="Limit">When it is given up.</param>
/// <param name="Notice">What people read; null for a model that is quick enough.</param>
public sealed record ModelDuration(TimeSpan Limit, string? Notice)
{
    /// <summary>What people wait for an image without being told why.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    /// <summary>Whatever takes longer than this is taken to be lost.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // Half of all requests take longer than the typical one, and some take several times as long.
    private const int Allowance = 4;

    public static ModelDuration Of(ModelDescription model)
    {
        ArgumentNullException.ThrowIfNull(model);

        var typical = model.TypicalSeconds ?? 0;
        var seconds = Math.Max(typical * Allowance, model.MaxSeconds ?? 0);
        if (seconds <= Usual.TotalSeconds)
            return new ModelDuration(Usual, Notice: null);

        var limit = seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
        return new ModelDuration(
            limit,
            model.TypicalSeconds is { } usual && usual * 2 > Usual.TotalSeconds
                ? $"This model usually takes about {InWords(usual)}."
                : $"This model may take up to {InWords(limit.TotalSeconds)}."
        );
    }

    private static string InWords(double seconds)
    {
        if (seconds < 90)
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(seconds)):0} seconds");

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds / 60):0} minutes");
    }
}
