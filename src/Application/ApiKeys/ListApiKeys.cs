using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.ApiKeys;

/// <summary>A page of keys, newest first: one's own, or all of the organization for owners and admins.</summary>
[Requires(Permission.ManageKeys)]
public sealed record ListApiKeys(string? Cursor, int Limit) : IQuery<Page<ApiKeyView>>;

internal sealed class ListApiKeysValidator : AbstractValidator<ListApiKeys>
{
    public ListApiKeysValidator() => RuleFor(query => query.Limit).IsPageSize();
}

internal sealed class ListApiKeysHandler(IApiKeyRepository keys, Actor actor)
    : IRequestHandler<ListApiKeys, Result<Page<ApiKeyView>>>
{
    public async Task<Result<Page<ApiKeyView>>> Handle(ListApiKeys query, CancellationToken cancellationToken)
    {
        var after = Cursor.Read(query.Cursor);
        if (!after.Succeeded)
            return after.Error;

        var onlyOf = actor.May(Permission.Manage) ? (UserId?)null : actor.UserId;
        return await keys.ListAsync(onlyOf, after.Value, query.Limit, cancellationToken);
    }
}
