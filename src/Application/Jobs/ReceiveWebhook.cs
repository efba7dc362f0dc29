using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// A provider says that one of its jobs has moved on. What it says about the job is not believed: the job is only asked
/// about again, so that a repeated or an old message does no harm.
/// </summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Message">As it arrived.</param>
[AllowsAnyone("The provider's signature is the proof.")]
public sealed record ReceiveWebhook(string Provider, WebhookMessage Message) : ICommand<Unit>;

internal sealed class ReceiveWebhookHandler(IEnumerable<IProviderWebhook> webhooks, IPollTrigger trigger)
    : IRequestHandler<ReceiveWebhook, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(ReceiveWebhook command, CancellationToken cancellationToken)
    {
        var webhook = webhooks.Single(candidate => candidate.Provider == command.Provider);
        var notice = await webhook.ReadAsync(command.Message, cancellationToken);
        if (!notice.Succeeded)
            return notice.Error;

        if (notice.Value.ProviderJobId is { } id)
            await trigger.RequestPollAsync(command.Provider, id, cancellationToken);
        return Unit.Value;
    }
}
