using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>The provider keys that the current person may see, masked.</summary>
[Requires(Permission.ManageKeys)]
public sealed record ListProviderKeys : IQuery<IReadOnlyList<ProviderKeyView>>;

internal sealed class ListProviderKeysHandler(ProviderKeyViews views)
    : IRequestHandler<ListProviderKeys, Result<IReadOnlyList<ProviderKeyView>>>
{
    public async Task<Result<IReadOnlyList<ProviderKeyView>>> Handle(
        ListProviderKeys query,
        CancellationToken cancellationToken
    ) => Result<IReadOnlyList<ProviderKeyView>>.Ok(await views.ListAsync(cancellationToken));
}
