using AutoMapper;
using AutoMapper.QueryableExtensions;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Edits;

/// <summary>
/// Reads edits straight into views: one query for the rows, one for their images, whatever the page's size.
/// </summary>
[ScopedService]
internal sealed class EditReader(AppDbContext database, IConfigurationProvider mappings) : IEditReader
{
    private IQueryable<Edit> Edits => database.Set<Edit>();

    public async Task<EditView?> FindAsync(JobId id, CancellationToken cancellationToken)
    {
        var view = await Project(Edits.Where(edit => edit.Id == id)).FirstOrDefaultAsync(cancellationToken);
        if (view is null)
            return null;

        var attempts = await Edits
            .Where(edit => edit.Id == id)
            .SelectMany(edit => edit.Attempts)
            .OrderBy(attempt => attempt.Number)
            .ProjectTo<AttemptView>(mappings)
            .ToListAsync(cancellationToken);
        return view with { Attempts = attempts, Images = await ReadImagesAsync([id], cancellationToken) };
    }

    public async Task<Page<EditView>> ListAsync(
        EditFilter filter,
        Cursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var list = new KeysetQuery<Edit, JobId, EditView>(Filtered(filter), Project, view => new Cursor(
            view.CreatedAt,
            view.Id
        ));
        var page = await list.ReadAsync(words: null, after, limit, cancellationToken);

        var images = await ReadImagesAsync([.. page.Items.Select(row => new JobId(row.Id))], cancellationToken);
        var byEdit = images.ToLookup(image => image.EditId);
        return page with { Items = [.. page.Items.Select(row => row with { Images = [.. byEdit[row.Id]] })] };
    }

    private IQueryable<Edit> Filtered(EditFilter filter) =>
        filter.Status is { } status ? Edits.Where(edit => edit.Status == status) : Edits;

    private async Task<List<EditedImageView>> ReadImagesAsync(JobId[] edits, CancellationToken cancellationToken)
    {
        if (edits.Length == 0)
            return [];

        return await database
            .Assets.Where(asset => edits.Contains(asset.Origin.JobId))
            .OrderBy(asset => asset.Origin.JobId)
            .ThenBy(asset => asset.Origin.Index)
            .ProjectTo<EditedImageView>(mappings)
            .ToListAsync(cancellationToken);
    }

    private IQueryable<EditView> Project(IQueryable<Edit> edits) =>
        edits
            .Join(
                database.Users,
                edit => (Guid)(object)edit.CreatedBy,
                person => person.Id,
                (edit, person) => new EditRow { Edit = edit, CreatedByName = person.DisplayName }
            )
            .ProjectTo<EditView>(mappings);
}
