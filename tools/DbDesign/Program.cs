using ImageGenerator.Application.Common.Access;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

// The host that dotnet-ef asks for the model: see CONTRIBUTING.md, "change the database".
Console.WriteLine("This program only serves dotnet-ef.");

internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<AppDbContext>().UseNpgsql("Host=design-time-only").UseDatabaseNames().Options,
            new ActorScope()
        );
}
