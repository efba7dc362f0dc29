using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>The model that a generation of one image gets.</summary>
[ScopedService]
internal sealed class DefaultModel(ModelRouter router, Actor actor) : IDefaultModel
{
    public Task<ModelDescription> FindAsync(CancellationToken cancellationToken) =>
        router.FindDefaultAsync(
            RequestedGeneration.OfOneImage,
            new Caller(actor.OrganizationId, actor.UserId),
            cancellationToken
        );
}
