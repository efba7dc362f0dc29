namespace ImageGenerator.Domain.Common;

// Typed ids: a UUID of version 7 each, so that ids sort by the time they were made and indexes grow at one end.

/// <summary>Names an organization, the tenant.</summary>
public readonly record struct OrganizationId(Guid Value)
{
    public static OrganizationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a person with an account.</summary>
public readonly record struct UserId(Guid Value)
{
    public static UserId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a sign-in that lasts: a browser's or a program's session.</summary>
public readonly record struct SessionId(Guid Value)
{
    public static SessionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a job of any kind: the id of its generation, or of its edit.</summary>
public readonly record struct JobId(Guid Value)
{
    public static JobId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a file in the library.</summary>
public readonly record struct AssetId(Guid Value)
{
    public static AssetId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names an API key (not the secret itself).</summary>
public readonly record struct ApiKeyId(Guid Value)
{
    public static ApiKeyId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a row of the usage ledger.</summary>
public readonly record struct UsageRecordId(Guid Value)
{
    public static UsageRecordId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a row of the price book.</summary>
public readonly record struct ModelPriceId(Guid Value)
{
    public static ModelPriceId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a spending limit.</summary>
public readonly record struct SpendingLimitId(Guid Value)
{
    public static SpendingLimitId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names an amount that is set aside for a job.</summary>
public readonly record struct HoldId(Guid Value)
{
    public static HoldId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names a stored provider key (not the secret itself).</summary>
public readonly record struct ProviderCredentialId(Guid Value)
{
    public static ProviderCredentialId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Names an image that somebody brought along.</summary>
public readonly record struct UploadId(Guid Value)
{
    public static UploadId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
