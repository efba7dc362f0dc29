using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Models;

/// <summary>The model that the current person's requests get when they name none.</summary>
[Requires(Permission.View)]
public sealed record GetDefaultModel : IQuery<ModelDescription>;

internal sealed class GetDefaultModelHandler(ModelRouter router, Actor actor)
    : IRequestHandler<GetDefaultModel, Result<ModelDescription>>
{
    public async Task<Result<ModelDescription>> Handle(GetDefaultModel query, CancellationToken cancellationToken) =>
        await router.FindDefaultAsync(
            RequestedGeneration.OfOneImage,
            new Caller(actor.OrganizationId, actor.UserId),
            cancellationToken
        );
}
