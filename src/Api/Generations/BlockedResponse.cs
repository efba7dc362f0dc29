namespace ImageGenerator.Api.Generations;

/// <summary>Why a request would be refused.</summary>
/// <param name="Code"><c>budget.exceeded</c> or <c>budget.price_unknown</c>.</param>
/// <param name="Message">The same in plain words.</param>
public sealed record BlockedResponse(string Code, string Message);
