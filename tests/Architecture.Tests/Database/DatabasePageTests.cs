using ImageGenerator.Application.Common.Access;
using ImageGenerator.Architecture.Tests.Support;
using ImageGenerator.DbDesign;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Architecture.Tests.Database;

/// <summary>The drawing of the database is the model's, and nobody's memory of it.</summary>
[TestFixture]
internal sealed class DatabasePageTests
{
    [Test]
    public void Page_IsWhatTheModelSays()
    {
        using var database = new AppDbContext(
            new DbContextOptionsBuilder<AppDbContext>().UseNpgsql("Host=nowhere").UseDatabaseNames().Options,
            new ActorScope()
        );

        var written = File.ReadAllText(Repository.PathTo("docs", "database.md")).ReplaceLineEndings("\n");

        Assert.That(
            written,
            Is.EqualTo(DatabasePage.Write(database)),
            $"Write docs/database.md again: {DatabasePage.Command}"
        );
    }

    [Test]
    public void Write_OfAKeyANullAndAnIndex_ShowsThem()
    {
        using var sample = new SampleContext();

        var page = DatabasePage.Write(sample);

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("## Other"), "no feature of ours has these tables");
            Assert.That(page, Does.Contain("        integer Id PK\n"));
            Assert.That(page, Does.Contain("        numeric Price \"18, 6\"\n"));
            Assert.That(page, Does.Contain("        integer ShelfId FK \"null\"\n"));
            Assert.That(page, Does.Contain("        varchar(20) Code UK\n"));
            Assert.That(page, Does.Contain("    Shelf |o--o{ Book : \"ShelfId\"\n"));
            Assert.That(page, Does.Contain("  - `ix_price`: Price desc, Id; unique; where `\"Price\" > 0`\n"));
            Assert.That(page, Does.Contain("  - check `ck_price`: `\"Price\" >= 0`\n"));
        });
    }

    private sealed class Shelf
    {
        public int Id { get; init; }
    }

    private sealed class Book
    {
        public int Id { get; init; }

        public int? ShelfId { get; init; }

        public decimal Price { get; init; }

        public string Code { get; init; } = "";
    }

    private sealed class SampleContext : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

        protected override void OnModelCreating(ModelBuilder builder) =>
            builder.Entity<Book>(book =>
            {
                book.ToTable(table => table.HasCheckConstraint("ck_price", "\"Price\" >= 0"));
                book.HasOne<Shelf>().WithMany().HasForeignKey(row => row.ShelfId);
                book.Property(row => row.Price).HasPrecision(18, 6);
                book.Property(row => row.Code).HasMaxLength(20);
                book.HasIndex(row => row.Code).IsUnique();
                book.HasIndex(row => new { row.Price, row.Id }, "ix_price")
                    .IsDescending(true, false)
                    .IsUnique()
                    .HasFilter("\"Price\" > 0");
            });
    }
}
