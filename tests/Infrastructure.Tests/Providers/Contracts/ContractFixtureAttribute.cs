using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>
/// Tests that hold us against official specifications. Where one of these is not at hand, the tests are left out and
/// counted: <see cref="ContractTests"/> says how many, in one line.
/// </summary>
/// <param name="specifications">The files' names: <c>replicate.json</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ContractFixtureAttribute(params string[] specifications) : NUnitAttribute, IFixtureBuilder
{
    private static readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>Files that were looked for in vain.</summary>
    public static IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Tests that are left out for that.</summary>
    public static int LeftOut { get; private set; }

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo)
    {
        foreach (var fixture in new TestFixtureAttribute { Category = "Contract" }.BuildFrom(typeInfo))
        {
            var missing = specifications.Where(name => !File.Exists(OfficialSpecifications.PathOf(name))).ToList();
            if (missing.Count > 0)
            {
                _missing.UnionWith(missing);
                LeftOut += fixture.TestCaseCount;
                fixture.Tests.Clear();
            }

            yield return fixture;
        }
    }
}
