namespace ImageGenerator.Api.Common;

/// <summary>A person.</summary>
/// <param name="Id">Their id.</param>
/// <param name="DisplayName">The name that others see.</param>
public sealed record PersonResponse(Guid Id, string DisplayName);
