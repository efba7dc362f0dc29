using System.Text.Json;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Jobs;

/// <summary>Why a job failed.</summary>
/// <param name="Code"><c>content_refused</c>, <c>rate_limited</c>, <c>provider_unavailable</c>, <c>invalid_request</c>,
/// <c>credential_rejected</c>, <c>out_of_credit</c>, <c>model_not_available</c>, <c>budget_exceeded</c>,
/// <c>timed_out</c>, <c>outcome_unknown</c> or <c>no_output</c>.</param>
/// <param name="Message">The provider's reason, or ours, in plain words. Whether it was charged is in
/// <c>cost</c>.</param>
/// <param name="KeyOwner">Whose key the last attempt used; null where none was needed or none was there.</param>
public sealed record FailureResponse(string Code, string Message, CredentialScope? KeyOwner)
{
    internal static FailureResponse? Of(JobView job) => Of(job.FailureCode, job.FailureMessage, job.FailureKeyOwner);

    internal static FailureResponse? Of(JobFailure? failure, CredentialScope? keyOwner) =>
        Of(failure?.Code, failure?.Message, keyOwner);

    private static FailureResponse? Of(FailureCode? code, string? message, CredentialScope? keyOwner) =>
        code is { } known
            ? new FailureResponse(
                JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()),
                message ?? "",
                keyOwner
            )
            : null;
}
