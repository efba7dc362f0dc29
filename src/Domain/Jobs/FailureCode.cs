namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// Why a job failed. The wire and the database hold these in snake_case; the set is part of the contract.
/// </summary>
public enum FailureCode
{
    /// <summary>The provider refused the content.</summary>
    ContentRefused,

    /// <summary>The provider asked to slow down, and did so until the attempts were used up.</summary>
    RateLimited,

    /// <summary>The provider could not be reached or answered with faults.</summary>
    ProviderUnavailable,

    /// <summary>The provider did not accept a setting.</summary>
    InvalidRequest,

    /// <summary>The provider rejected our key.</summary>
    CredentialRejected,

    /// <summary>The account behind the key has no money left at the provider.</summary>
    OutOfCredit,

    /// <summary>The key is good, but the provider has not enabled this model for it.</summary>
    ModelNotAvailable,

    /// <summary>The budget does not cover the cost.</summary>
    BudgetExceeded,

    /// <summary>It took longer than a job may take.</summary>
    TimedOut,

    /// <summary>The provider may or may not have done the work; nobody resends it without a person's word.</summary>
    OutcomeUnknown,

    /// <summary>The provider answered without an output, or with something that cannot be taken.</summary>
    NoOutput,

    /// <summary>Work that no provider does went wrong here.</summary>
    WorkFailed,
}
