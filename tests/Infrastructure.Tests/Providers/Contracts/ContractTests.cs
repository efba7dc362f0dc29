namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>What is said where the official specifications are not at hand.</summary>
internal sealed class ContractTests
{
    [Test]
    public void Specifications_WhenNotAtHand_AreToldInOneLine()
    {
        if (ContractFixtureAttribute.LeftOut == 0)
            return;

        TestContext.Error.WriteLine(
            $"{ContractFixtureAttribute.LeftOut} contract tests are left out: {OfficialSpecifications.Folder} has no "
                + $"{string.Join(", ", ContractFixtureAttribute.Missing.Order(StringComparer.Ordinal))}. "
                + $"Name the folder of the providers' specifications in {OfficialSpecifications.Variable} to run them."
        );
    }
}
