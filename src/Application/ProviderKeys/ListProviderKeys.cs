using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>The provider keys that the current person may see, masked.</summary>
public sealed record ListProviderKeys : IQuery<IReadOnlyList<ProviderKeyView>>;

internal sealed class ListProviderKeysHandler(ProviderKeyViews views)
    : IRequestHandler<ListProviderKeys, Result<IReadOnlyList<ProviderKeyView>>>
{
    public async Task<Result<IReadOnlyList<ProviderKeyView>>> Handle(ListProviderKeys query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<ProviderKeyView>>.Ok(await views.ListAsync(cancellationToken));
}
