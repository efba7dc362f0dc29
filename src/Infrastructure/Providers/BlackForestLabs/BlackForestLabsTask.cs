using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

/// <summary>
/// An accepted task. Its id as we keep it says where to ask, what it costs and since when it runs: none of that is told
/// again, and whoever takes the job over needs it.
/// </summary>
/// <param name="Since">When it was accepted; to the second.</param>
/// <param name="Credits">What it costs; null when that was not told.</param>
/// <param name="Address">Where to ask.</param>
internal sealed record BlackForestLabsTask(DateTimeOffset Since, decimal? Credits, Uri Address)
{
    private const decimal CreditInDollars = 0.01m;
    private const char Separator = '|';

    /// <summary>
    /// <c>1764000000|3.0|https://api.eu.bfl.ai/v1/get_result?id=…</c>; null when it would be longer than an id may be.
    /// </summary>
    public string? Id =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Since.ToUnixTimeSeconds()}{Separator}{Credits}{Separator}{Address.AbsoluteUri}"
        )
            is { Length: <= ProviderAttempt.MaxProviderJobIdLength } id
            ? id
            : null;

    public Money? Cost => Credits is { } credits ? Money.Usd(credits * CreditInDollars) : null;

    public static bool TryParse(string id, [NotNullWhen(true)] out BlackForestLabsTask? task)
    {
        task =
            id.Split(Separator, 3) is [var since, var credits, var address]
            && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
                ? new BlackForestLabsTask(
                    DateTimeOffset.FromUnixTimeSeconds(seconds),
                    decimal.TryParse(
                        credits,
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var cost
                    )
                        ? cost
                        : null,
                    uri
                )
                : null;
        return task is not null;
    }
}
