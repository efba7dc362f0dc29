using ImageGenerator.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Common.Behaviors;

/// <summary>
/// A span around every use case, and a log line for every refusal: name and code, never the request itself.
/// </summary>
internal sealed partial class TracingBehavior<TRequest, TResponse>(ILogger<TracingBehavior<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        using var activity = Telemetry.Source.StartActivity(typeof(TRequest).Name);
        var response = await next();
        if (response.Error is not { } error)
            return response;

        activity?.SetTag("error.type", error.Code);
        LogRefused(typeof(TRequest).Name, error.Code);
        return response;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{UseCase} refused: {Code}")]
    private partial void LogRefused(string useCase, string code);
}
