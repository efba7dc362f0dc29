using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Models;

/// <summary>The models on offer, the default one first.</summary>
public sealed record ListModels : IQuery<IReadOnlyList<ModelDescription>>;

internal sealed class ListModelsHandler(IModelCatalog models) : IRequestHandler<ListModels, Result<IReadOnlyList<ModelDescription>>>
{
    public Task<Result<IReadOnlyList<ModelDescription>>> Handle(ListModels query, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IReadOnlyList<ModelDescription>>.Ok(
            [.. models.All.OrderByDescending(model => model.IsDefault).ThenBy(model => model.Name, StringComparer.Ordinal)]));
}
