namespace ImageGenerator.Domain.Jobs;

/// <summary>What is known of whether a provider charged for an attempt, or for a whole job.</summary>
public enum Charge
{
    /// <summary>It has not ended.</summary>
    Pending,

    /// <summary>It is known that nothing was charged.</summary>
    None,

    /// <summary>It is known that something was charged; how much may still be unknown.</summary>
    Charged,

    /// <summary>The provider may have charged it, and does not say.</summary>
    Unknown,
}
