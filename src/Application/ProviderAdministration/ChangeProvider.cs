using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderAdministration;

/// <summary>
/// Changes a provider's settings; what is null stays. Switching it off moves its waiting jobs to others, or ends them.
/// </summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Enabled">False is the kill switch.</param>
/// <param name="Order">Smaller is asked first.</param>
/// <param name="Concurrency">Jobs at the same time, over all workers.</param>
/// <param name="RequestsPerMinute">Attempts that may begin within a minute; 0 lifts the limit.</param>
/// <param name="ResendAfterServerError">Whether what ended in a server error is sent again although it may have been
/// charged.</param>
[Requires(Permission.Operate)]
public sealed record ChangeProvider(
    string Provider,
    bool? Enabled,
    int? Order,
    int? Concurrency,
    int? RequestsPerMinute,
    bool? ResendAfterServerError = null
) : ICommand<ProviderView>;

internal sealed class ChangeProviderValidator : AbstractValidator<ChangeProvider>
{
    public ChangeProviderValidator()
    {
        RuleFor(command => command.Order).InclusiveBetween(0, ProviderSettings.MaxOrder);
        RuleFor(command => command.Concurrency).InclusiveBetween(1, ProviderSettings.MaxConcurrency);
        RuleFor(command => command.RequestsPerMinute).InclusiveBetween(0, ProviderSettings.MaxRequestsPerMinute);
    }
}

internal sealed class ChangeProviderHandler(
    IModelCatalog models,
    IProviderAdministration administration,
    ProviderViews views
) : IRequestHandler<ChangeProvider, Result<ProviderView>>
{
    public async Task<Result<ProviderView>> Handle(ChangeProvider command, CancellationToken cancellationToken)
    {
        if (models.FindProvider(command.Provider) is not { } provider)
            return ProviderErrors.NotFound;

        var current = provider.Settings;
        var changed = current with
        {
            Enabled = command.Enabled ?? current.Enabled,
            Order = command.Order ?? current.Order,
            Concurrency = command.Concurrency ?? current.Concurrency,
            RequestsPerMinute = command.RequestsPerMinute switch
            {
                null => current.RequestsPerMinute,
                0 => null,
                var limit => limit,
            },
            ResendAfterServerError = command.ResendAfterServerError ?? current.ResendAfterServerError,
        };
        if (changed != current)
            await administration.SaveAsync(provider.Id, changed, cancellationToken);

        return (await views.AllAsync(cancellationToken)).First(view => view.Provider.Id == provider.Id);
    }
}

internal static class ProviderErrors
{
    internal static readonly Error NotFound = Error.NotFound("provider.not_found", "There is no such provider.");
}
