using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Assets;

/// <summary>A page of the organization's library, newest first.</summary>
[Requires(Permission.View)]
public sealed record ListAssets(AssetFilter Filter, string? Cursor, int Limit) : IQuery<Page<AssetView>>;

internal sealed class ListAssetsValidator : AbstractValidator<ListAssets>
{
    public ListAssetsValidator()
    {
        RuleFor(query => query.Limit).IsPageSize();
        RuleFor(query => query.Filter.Search).IsSearch().OverridePropertyName("search");
        RuleFor(query => query.Filter.Model).IsModelName().OverridePropertyName("model");
        RuleFor(query => query.Filter.Orientation).IsInEnum().OverridePropertyName("orientation");
        RuleFor(query => query.Filter.To).IsNotBefore(query => query.Filter.From).OverridePropertyName("to");
    }
}

internal sealed class ListAssetsHandler(IAssetReader reader) : IRequestHandler<ListAssets, Result<Page<AssetView>>>
{
    public async Task<Result<Page<AssetView>>> Handle(ListAssets query, CancellationToken cancellationToken)
    {
        var after = Cursor.Read(query.Cursor);
        if (!after.Succeeded)
            return after.Error;
        if (query.Filter.Source is { } source && !await IsHereAsync(source, cancellationToken))
            return AssetErrors.NotFound;

        return await reader.ListAsync(query.Filter, after.Value, query.Limit, cancellationToken);
    }

    private async Task<bool> IsHereAsync(AssetId id, CancellationToken cancellationToken) =>
        (await reader.FindSizesAsync([id], cancellationToken)).Count > 0;
}
