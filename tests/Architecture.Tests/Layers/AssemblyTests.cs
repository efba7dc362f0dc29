using System.Reflection;
using static ImageGenerator.Architecture.Tests.Support.Assemblies;

namespace ImageGenerator.Architecture.Tests.Layers;

/// <summary>Layers point inward, as their compiled code says it.</summary>
[TestFixture]
internal sealed class AssemblyTests
{
    /// <summary>
    /// All that the Api takes from Infrastructure: putting it together, what operators do, and who is behind a request.
    /// </summary>
    private static readonly string[] _composition =
    [
        "ImageGenerator.Infrastructure.DatabaseLogin",
        "ImageGenerator.Infrastructure.DatabaseTasks",
        "ImageGenerator.Infrastructure.DependencyInjection",
        "ImageGenerator.Infrastructure.InstallationInfo",
        "ImageGenerator.Infrastructure.StartupError",
        "ImageGenerator.Infrastructure.Backup.Backups",
        "ImageGenerator.Infrastructure.Identity.Access",
        "ImageGenerator.Infrastructure.Identity.IAccessReader",
        "ImageGenerator.Infrastructure.Identity.ICredentialMonitor",
        "ImageGenerator.Infrastructure.Identity.ICredentialWatch",
        "ImageGenerator.Infrastructure.Identity.SignInOptions",
        "ImageGenerator.Infrastructure.Identity.SignInSessionOptions",
        "ImageGenerator.Infrastructure.Providers.PublicAddressOptions",
    ];

    [Test]
    public void Domain_UsesOnlyTheBaseLibrary()
    {
        Assert.That(BeyondTheBaseLibrary(DomainLayer), Is.Empty);
    }

    [Test]
    public void BeyondTheBaseLibrary_WhenAnAssemblyUsesPackages_FindsThem()
    {
        Assert.That(
            BeyondTheBaseLibrary(ApplicationLayer),
            Does.Contain("MediatR").And.Contain("ImageGenerator.Domain")
        );
    }

    [Test]
    public void Application_KnowsNothingOfTheOutside()
    {
        Assert.That(Outside(ApplicationLayer), Is.Empty);
    }

    [Test]
    public void Outside_WhenAnAssemblyReachesOut_FindsIt()
    {
        Assert.That(Outside(InfrastructureLayer), Does.Contain("Npgsql").And.Contain("Microsoft.EntityFrameworkCore"));
        Assert.That(Outside(ApiLayer), Does.Contain("ImageGenerator.Infrastructure"));
    }

    [Test]
    public void Infrastructure_DoesNotKnowTheApi()
    {
        Assert.That(ReferencesOf(InfrastructureLayer), Has.No.Member("ImageGenerator.Api"));
        Assert.That(
            ReferencesOf(typeof(AssemblyTests).Assembly),
            Has.Member("ImageGenerator.Api"),
            "or the look-up above finds nothing"
        );
    }

    [Test]
    public void Api_UsesInfrastructureOnlyToPutItTogether()
    {
        Assert.That(BeyondComposition(ApiLayer), Is.Empty);
    }

    [Test]
    public void Composition_ListsNothingThatIsNotUsed()
    {
        Assert.That(_composition, Is.SubsetOf(ForeignTypesOf(ApiLayer)));
    }

    [Test]
    public void BeyondComposition_WhenAnAssemblyUsesMore_FindsIt()
    {
        Assert.That(
            BeyondComposition(typeof(AssemblyTests).Assembly),
            Does.Contain("ImageGenerator.Infrastructure.Persistence.AppDbContext")
        );
    }

    private static List<string> BeyondTheBaseLibrary(Assembly assembly) =>
        [.. ReferencesOf(assembly).Where(name => !name.StartsWith("System.", StringComparison.Ordinal))];

    private static List<string> Outside(Assembly assembly) =>
        [
            .. ReferencesOf(assembly)
                .Where(name =>
                    name is "ImageGenerator.Infrastructure" or "ImageGenerator.Api"
                    || name.StartsWith("Npgsql", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                ),
        ];

    private static List<string> BeyondComposition(Assembly assembly) =>
        [
            .. ForeignTypesOf(assembly)
                .Where(type =>
                    type.StartsWith("ImageGenerator.Infrastructure.", StringComparison.Ordinal)
                    && !_composition.Contains(type)
                ),
        ];
}
