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
    public async Task<Result<FittedGeneration>> FindAsync(
        GenerationInput input,
        bool use,
        CancellationToken cancellationToken
    )
    {
        var asked = await references.AddToAsync(input.ToRequest(), input, use, cancellationToken);
        if (!asked.Succeeded)
            return asked.Error;

        return await FitAsync(new RequestedGeneration(asked.Value, Seed.Fresh()), input, cancellationToken);
    }

    // A model that has all of it comes first: only what every model in question refuses is left out.
    private async Task<Result<FittedGeneration>> FitAsync(
        RequestedGeneration requested,
        GenerationInput input,
        CancellationToken cancellationToken
    )
    {
        var caller = new Caller(actor.OrganizationId, actor.UserId);
        var dropped = input.LeftOut.ToList();
        while (true)
        {
            var route = await router.ChooseAsync(input.Model, input.Prefer, requested, caller, cancellationToken);
            if (route.Succeeded)
                return new FittedGeneration(route.Value, dropped);
            if (
                route.Error.Fields is not [var refused, ..]
                || !input.Dispensable.Contains(refused.Field)
                || requested.Request.Without(refused.Field) is not { } rest
            )
                return route.Error;

            dropped.Add(refused.Field);
            requested = requested with { Request = rest };
        }
    }
}
