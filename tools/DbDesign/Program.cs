using ImageGenerator.Application.Common.Access;
using ImageGenerator.DbDesign;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

// The host that dotnet-ef asks for the model, and the writer of docs/database.md: see CONTRIBUTING.md, "change the
// database".
if (args is not ["diagram"])
{
    Console.WriteLine($"This program serves dotnet-ef, and writes docs/database.md: {DatabasePage.Command}");
    return 0;
}

var root = new DirectoryInfo(AppContext.BaseDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "ImageGenerator.sln")))
    root = root.Parent;
if (root is null)
{
    await Console.Error.WriteLineAsync("Run this in the repository: it writes docs/database.md there.");
    return 1;
}

await using var database = new DesignTimeContextFactory().CreateDbContext([]);
var path = Path.Combine(root.FullName, "docs", "database.md");
await File.WriteAllTextAsync(path, DatabasePage.Write(database));
Console.WriteLine($"Written: {path}");
return 0;

internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<AppDbContext>().UseNpgsql("Host=design-time-only").UseDatabaseNames().Options,
            new ActorScope()
        );
}
