using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Application.Generations;

/// <summary>What a request comes to for whoever asks: the images that it names, and the model that makes it.</summary>
[ScopedService]
internal sealed class GenerationRouting(ReferenceFinder references, ModelRouter router, Actor actor)
{
    /// <param name="input">What was sent; it passed its validator.</param>
    /// <param name="use">True when a generation is going to be made of it: then the uploads that it names are
    /// kept.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Result<Route<GenerationSettings>>> FindAsync(
        GenerationInput input,
        bool use,
        CancellationToken cancellationToken
    )
    {
        var asked = await references.AddToAsync(input.ToRequest(), input, use, cancellationToken);
        if (!asked.Succeeded)
            return asked.Error;

        var caller = new Caller(actor.OrganizationId, actor.UserId);
        return await router.ChooseAsync(
            input.Model,
            input.Prefer,
            new RequestedGeneration(asked.Value, Seed.Fresh()),
            caller,
            cancellationToken
        );
    }
}
