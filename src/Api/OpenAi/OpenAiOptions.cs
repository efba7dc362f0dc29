using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Api.OpenAi;

/// <summary>Settings of the OpenAI-compatible endpoint.</summary>
internal sealed class OpenAiOptions
{
    public const string Section = "OpenAiEndpoint";

    /// <summary>How long a call waits for its images; what takes longer goes on, and is found in the library.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>How long the address of an image opens without a key.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);
}
