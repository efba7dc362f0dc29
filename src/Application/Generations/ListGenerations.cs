using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>A page of the organization's generations, newest first.</summary>
[Requires(Permission.View)]
public sealed record ListGenerations(GenerationFilter Filter, string? Cursor, int Limit) : IQuery<Page<GenerationView>>;

internal sealed class ListGenerationsValidator : AbstractValidator<ListGenerations>
{
    public ListGenerationsValidator()
    {
        RuleFor(query => query.Limit).IsPageSize();
        RuleFor(query => query.Filter.Search).IsSearch().OverridePropertyName("search");
        RuleFor(query => query.Filter.Model).IsModelName().OverridePropertyName("model");
        RuleFor(query => query.Filter.Status).IsInEnum().OverridePropertyName("status");
        RuleFor(query => query.Filter.To).IsNotBefore(query => query.Filter.From).OverridePropertyName("to");
    }
}

internal sealed class ListGenerationsHandler(IGenerationReader reader)
    : IRequestHandler<ListGenerations, Result<Page<GenerationView>>>
{
    public async Task<Result<Page<GenerationView>>> Handle(ListGenerations query, CancellationToken cancellationToken)
    {
        var after = Cursor.Read(query.Cursor);
        if (!after.Succeeded)
            return after.Error;

        return await reader.ListAsync(query.Filter, after.Value, query.Limit, cancellationToken);
    }
}
