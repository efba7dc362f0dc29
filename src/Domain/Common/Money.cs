namespace ImageGenerator.Domain.Common;

/// <summary>
/// An amount of US dollars, exact to <see cref="Decimals"/> places. An unknown price is a null, never a zero.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>The one currency of the ledger (ISO 4217).</summary>
    public const string Currency = "USD";

    /// <summary>Places kept after the point: providers price single tokens far below a cent.</summary>
    public const int Decimals = 8;

    // Divides trailing zeros away, so that equal amounts also look equal.
    private const decimal One = 1.0000000000000000000000000000m;

    private Money(decimal amount) => Amount = amount / One;

    /// <summary>The amount in dollars.</summary>
    public decimal Amount { get; }

    public static Money Zero => default;

    /// <summary>Makes an amount of dollars; more than <see cref="Decimals"/> places are rounded half to even.</summary>
    public static Money Usd(decimal amount) => new(decimal.Round(amount, Decimals, MidpointRounding.ToEven));

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount);

    public static Money operator *(Money price, int count) => new(price.Amount * count);

    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    /// <summary>
    /// Splits an amount over parts so that the parts add up to it exactly; the last part takes what rounding leaves.
    /// </summary>
    /// <param name="parts">How many parts, 1 or more.</param>
    public IReadOnlyList<Money> SplitEvenly(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);

        // Towards zero, so that the rest never has the opposite sign.
        var share = new Money(decimal.Round(Amount / parts, Decimals, MidpointRounding.ToZero));
        var shares = Enumerable.Repeat(share, parts).ToArray();
        shares[^1] = new Money(Amount - share.Amount * (parts - 1));
        return shares;
    }

    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    public override string ToString() => FormattableString.Invariant($"{Amount} {Currency}");
}
