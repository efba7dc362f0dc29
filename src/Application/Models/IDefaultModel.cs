using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

/// <summary>What the current person's requests get when they name no model.</summary>
internal interface IDefaultModel
{
    /// <summary>The model for a request that asks for nothing special.</summary>
    Task<ModelDescription> FindAsync(CancellationToken cancellationToken);
}
