using ImageGenerator.Application.Common;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Models;

/// <summary>The model that the current person's requests get when they name none.</summary>
public sealed record GetDefaultModel : IQuery<ModelDescription>;

internal sealed class GetDefaultModelHandler(ModelRouter router, ICurrentUser user) : IRequestHandler<GetDefaultModel, Result<ModelDescription>>
{
    public async Task<Result<ModelDescription>> Handle(GetDefaultModel query, CancellationToken cancellationToken) =>
        await router.FindDefaultAsync(
            RequestedGeneration.OfOneImage, new Caller(user.OrganizationId, user.UserId), cancellationToken);
}
