using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Organizations;

[TestFixture]
internal sealed class OrganizationTests
{
    [Test]
    public void Found_TrimsTheName()
    {
        var organization = Organization.Found("  Foxes  ", Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(organization.Name, Is.EqualTo("Foxes"));
            Assert.That(organization.CreatedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(organization.Id.Value.Version, Is.EqualTo(7));
            Assert.That(organization.OperatesInstallation, Is.False);
        }
    }

    [Test]
    public void Grant_GivesAPersonAPlace()
    {
        var membership = Membership.Grant(
            GenerationBuilder.Organization,
            GenerationBuilder.Person,
            Role.Admin,
            Moments.At(5)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(membership.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(membership.UserId, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(membership.Role, Is.EqualTo(Role.Admin));
            Assert.That(membership.CreatedAt, Is.EqualTo(Moments.At(5)));
        }
    }
}
