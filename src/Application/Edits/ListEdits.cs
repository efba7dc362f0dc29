using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Edits;

/// <summary>A page of the organization's edits, newest first.</summary>
[Requires(Permission.View)]
public sealed record ListEdits(EditFilter Filter, string? Cursor, int Limit) : IQuery<Page<EditView>>;

/// <summary>Which edits; every part that is null lets all through.</summary>
public sealed record EditFilter
{
    public JobStatus? Status { get; init; }
}

internal sealed class ListEditsValidator : AbstractValidator<ListEdits>
{
    public ListEditsValidator()
    {
        RuleFor(query => query.Limit).IsPageSize();
        RuleFor(query => query.Filter.Status).IsInEnum().OverridePropertyName("status");
    }
}

internal sealed class ListEditsHandler(IEditReader reader) : IRequestHandler<ListEdits, Result<Page<EditView>>>
{
    public async Task<Result<Page<EditView>>> Handle(ListEdits query, CancellationToken cancellationToken)
    {
        var after = Cursor.Read(query.Cursor);
        if (!after.Succeeded)
            return after.Error;

        return await reader.ListAsync(query.Filter, after.Value, query.Limit, cancellationToken);
    }
}
