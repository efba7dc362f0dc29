using System.Text.Json;

namespace ImageGenerator.Bench.Baselines;

/// <summary>A generation on the wire, field for field as the product answers with it.</summary>
public sealed record BareGeneration
{
    public Guid Id { get; init; }

    public string Status { get; init; } = "pending";

    public string? Stage { get; init; }

    public int Progress { get; init; }

    public bool CancelRequested { get; init; }

    public string Prompt { get; init; } = "";

    public string? NegativePrompt { get; init; }

    public string Model { get; init; } = "";

    public string ModelName { get; init; } = "Preview renderer";

    public string Provider { get; init; } = "offline";

    public string? AspectRatio { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public int Count { get; init; }

    public long Seed { get; init; }

    public string? Quality { get; init; }

    public string OutputFormat { get; init; } = "png";

    public JsonElement? Parameters { get; init; }

    public IReadOnlyList<BareImage> Images { get; init; } = [];

    public BareCost Cost { get; init; } = new(0, null, 0, "none", false, "USD");

    public BareFailure? Failure { get; init; }

    public BarePerson? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? RetryAt { get; init; }
}

public sealed record BareImage(
    Guid AssetId,
    int Index,
    string Url,
    string PreviewUrl,
    string ThumbnailUrl,
    int Width,
    int Height,
    long Seed,
    string MediaType
);

public sealed record BareCost(
    decimal? Estimated,
    decimal? Actual,
    int UnknownAmounts,
    string Charge,
    bool MayBeCharged,
    string Currency
);

public sealed record BareFailure(string Code, string Message);

public sealed record BarePerson(Guid Id, string DisplayName);

public sealed record BareAsset
{
    public Guid Id { get; init; }

    public Guid GenerationId { get; init; }

    public int Index { get; init; }

    public string Prompt { get; init; } = "";

    public string? NegativePrompt { get; init; }

    public string Model { get; init; } = "";

    public string ModelName { get; init; } = "";

    public string Provider { get; init; } = "";

    public bool IsPreviewRender { get; init; }

    public string? AspectRatio { get; init; }

    public string? Quality { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string MediaType { get; init; } = "";

    public long Bytes { get; init; }

    public string Sha256 { get; init; } = "";

    public long Seed { get; init; }

    public JsonElement? Parameters { get; init; }

    public decimal? Cost { get; init; }

    public string Currency { get; init; } = "USD";

    public string Url { get; init; } = "";

    public string PreviewUrl { get; init; } = "";

    public string ThumbnailUrl { get; init; } = "";

    public BarePerson? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record BarePage<T>(IReadOnlyList<T> Items, string? NextCursor);
