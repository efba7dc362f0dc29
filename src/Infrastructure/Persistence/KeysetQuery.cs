using ImageGenerator.Application.Common;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Reads a page of a list that is ordered by time and id, both descending, and may be searched by words. Every list of
/// the library and of jobs is read so; what a list adds is its filters and its view.
/// </summary>
/// <typeparam name="TRow">What is listed. It has a <c>CreatedAt</c>, an <c>Id</c> and the search columns.</typeparam>
/// <typeparam name="TId">The type of its id.</typeparam>
/// <typeparam name="TView">How it is read.</typeparam>
/// <param name="rows">All that pass the filters, in any order.</param>
/// <param name="project">Reads the view of the rows.</param>
/// <param name="placeOf">A row's place in the list.</param>
internal sealed class KeysetQuery<TRow, TId, TView>(
    IQueryable<TRow> rows,
    Func<IQueryable<TRow>, IQueryable<TView>> project,
    Func<TView, Cursor> placeOf
)
    where TRow : class
{
    private const string CreatedAt = nameof(CreatedAt);
    private const string Id = nameof(Id);

    public async Task<Page<TView>> ReadAsync(
        NpgsqlTsQuery? words,
        Cursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var behind = Behind(after);
        var read = words is null
            ? await TakeAsync(NewestFirst(behind), limit, cancellationToken)
            : await SearchAsync(behind, words, limit, cancellationToken);
        return Page<TView>.Of(read, limit, placeOf);
    }

    private async Task<List<TView>> SearchAsync(
        IQueryable<TRow> behind,
        NpgsqlTsQuery words,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var walked = NewestFirst(behind).Take(SearchQuery.WalkedRows);
        var found = await TakeAsync(NewestFirst(WithWords(walked, words)), limit, cancellationToken);
        if (found.Count > limit)
            return found;

        // Ordered by a sum, which no index offers, the planner cannot turn this into another walk.
        var indexed = WithWords(behind, words)
            .OrderByDescending(row => EF.Property<DateTimeOffset>(row, CreatedAt) + TimeSpan.Zero)
            .ThenByDescending(row => EF.Property<TId>(row, Id));
        return await TakeAsync(indexed, limit, cancellationToken);
    }

    private async Task<List<TView>> TakeAsync(IQueryable<TRow> ordered, int limit, CancellationToken cancellationToken)
    {
        var read = await project(ordered.Take(limit + 1)).ToListAsync(cancellationToken);

        // The join with the names may lose the order of what it joins.
        read.Sort((left, right) => Compare(placeOf(right), placeOf(left)));
        return read;
    }

    private IQueryable<TRow> Behind(Cursor? after) =>
        after is null
            ? rows
            : rows.Where(row =>
                EF.Functions.LessThan(
                    ValueTuple.Create(
                        EF.Property<DateTimeOffset>(row, CreatedAt),
                        (Guid)(object)EF.Property<TId>(row, Id)!
                    ),
                    ValueTuple.Create(after.At, after.Id)
                )
            );

    private static IQueryable<TRow> WithWords(IQueryable<TRow> rows, NpgsqlTsQuery words) =>
        rows.Where(row => EF.Property<NpgsqlTsVector>(row, SearchColumn.Name).Matches(words));

    private static IOrderedQueryable<TRow> NewestFirst(IQueryable<TRow> rows) =>
        rows.OrderByDescending(row => EF.Property<DateTimeOffset>(row, CreatedAt))
            .ThenByDescending(row => EF.Property<TId>(row, Id));

    private static int Compare(Cursor left, Cursor right) => (left.At, left.Id).CompareTo((right.At, right.Id));
}
