namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>Makes what is added findable in the same save.</summary>
internal sealed class SearchInterceptor : BeforeSaveInterceptor
{
    protected override void BeforeSave(AppDbContext database) => SearchColumn.Fill(database.ChangeTracker);
}
