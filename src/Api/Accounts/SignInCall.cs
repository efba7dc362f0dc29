using ImageGenerator.Api.Auth;
using MediatR;

namespace ImageGenerator.Api.Accounts;

/// <summary>What every call that begins a session takes besides its body.</summary>
internal sealed record SignInCall(
    HttpContext Context,
    SignInSessions Sessions,
    IMediator Mediator,
    CancellationToken CancellationToken
);
