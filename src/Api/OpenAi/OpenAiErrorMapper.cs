using ImageGenerator.Application.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.OpenAi;

/// <summary>How a generation that made no images reads in OpenAI's words.</summary>
internal static class OpenAiErrorMapper
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    /// <returns>Null for one that has completed.</returns>
    internal static OpenAiError? ErrorOf(GenerationView generation) =>
        generation.Status switch
        {
            JobStatus.Completed => null,
            JobStatus.Failed => OfFailure(
                generation.FailureCode,
                generation.FailureMessage ?? "The generation failed."
            ) with
            {
                IsFinal = IsFinal(generation),
            },
            JobStatus.Cancelled => new OpenAiError(
                409,
                OpenAiError.InvalidRequest,
                "generation_cancelled",
                "Somebody cancelled this generation."
            )
            {
                IsFinal = true,
            },
            _ => StillAtWork(generation.Id),
        };

    /// <summary>The images are still being made, and the call ends.</summary>
    internal static OpenAiError StillAtWork(Guid generation) =>
        new(
            504,
            OpenAiError.ServerError,
            "timeout",
            $"The images are not there yet. They are still being made: see /api/v1/generations/{generation}, "
                + "or the library. Do not send the request again."
        )
        {
            IsFinal = true,
        };

    private static OpenAiError OfFailure(FailureCode? code, string message) =>
        code switch
        {
            FailureCode.ContentRefused => new(400, "image_generation_user_error", "moderation_blocked", message),
            FailureCode.InvalidRequest => new(400, OpenAiError.InvalidRequest, "invalid_value", message),
            FailureCode.BudgetExceeded => new(429, "insufficient_quota", "insufficient_quota", message),
            FailureCode.RateLimited => new(429, "rate_limit_error", "rate_limit_exceeded", message)
            {
                RetryAfter = _pause,
            },
            FailureCode.ProviderUnavailable => new(503, OpenAiError.ServerError, "provider_unavailable", message)
            {
                RetryAfter = _pause,
            },
            FailureCode.CredentialRejected => new(
                502,
                OpenAiError.ServerError,
                "provider_credential_rejected",
                message
            ),
            FailureCode.TimedOut => new(504, OpenAiError.ServerError, "timeout", message),
            FailureCode.OutcomeUnknown => new(502, OpenAiError.ServerError, "outcome_unknown", message),
            _ => new(502, OpenAiError.ServerError, "no_output", message),
        };

    // Clients send most errors again by themselves. That is right where nothing was bought and a moment later may be
    // better.
    private static bool IsFinal(GenerationView generation) =>
        generation.Charge != Charge.None
        || generation.FailureCode
            is not (FailureCode.RateLimited or FailureCode.ProviderUnavailable or FailureCode.NoOutput);
}
