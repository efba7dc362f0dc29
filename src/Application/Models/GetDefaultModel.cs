using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Models;

/// <summary>The model that the current person's requests get when they name none.</summary>
[Requires(Permission.View)]
public sealed record GetDefaultModel : IQuery<ModelDescription>;

internal sealed class GetDefaultModelHandler(IDefaultModel standard)
    : IRequestHandler<GetDefaultModel, Result<ModelDescription>>
{
    public async Task<Result<ModelDescription>> Handle(GetDefaultModel query, CancellationToken cancellationToken) =>
        await standard.FindAsync(cancellationToken);
}
