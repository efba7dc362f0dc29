using ImageGenerator.Domain.Common;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>Turns what somebody typed into a tsquery that holds every term and the organization.</summary>
internal static class SearchQuery
{
    /// <summary>
    /// Rows that a search looks through, newest first, before it asks the word index. A word that one row of a hundred
    /// holds has filled its page by then. For a rarer one the word index is the quicker way; PostgreSQL cannot know
    /// beforehand which of the two a word is.
    /// </summary>
    public const int WalkedRows = 5000;

    /// <returns>Null when nothing visible was typed, which is no search.</returns>
    public static NpgsqlTsQuery? Of(string? typed, OrganizationId? organization)
    {
        var routing = typed is null ? [] : SearchText.TermsOf(typed);
        if (routing.Count == 0)
            return null;

        var query = routing.Select(ToQuery).Aggregate((left, right) => new NpgsqlTsQueryAnd(left, right));
        return organization is { } tenant
            ? new NpgsqlTsQueryAnd(new NpgsqlTsQueryLexeme(SearchColumn.TenantLexeme(tenant)), query)
            : query;
    }

    private static NpgsqlTsQuery ToQuery(SearchTerm term) =>
        new NpgsqlTsQueryLexeme(term.Lexeme, NpgsqlTsQueryLexeme.Weight.None, term.IsPrefix);
}
