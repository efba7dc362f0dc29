using System.Net;
using ImageGenerator.Application.Accounts;

namespace ImageGenerator.Application.Tests.Accounts;

internal sealed class SignInOriginTests
{
    [TestCase("203.0.113.7", "203.0.113.7", "203.0.113.0/24")]
    [TestCase("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.0/24")]
    [TestCase("2001:db8:1:2:3::4", "2001:db8:1::/48", "2001:db8:1::/48")]
    public void Source_IsWhatOneCustomerHas_AndTheNetworkNamesNobody(string address, string source, string network)
    {
        var origin = new SignInOrigin(IPAddress.Parse(address));

        Assert.That((origin.Source, origin.Network), Is.EqualTo((source, network)));
    }

    [Test]
    public void Source_WithoutAnAddress_IsOneForAll()
    {
        var origin = new SignInOrigin();

        Assert.That(
            (origin.Source, origin.Network, origin.Device),
            Is.EqualTo(("unknown", (string?)null, (string?)null))
        );
    }

    [Test]
    public void Device_IsPrintableAndNotEndless()
    {
        var origin = new SignInOrigin(UserAgent: $" Fire\nfox\u0007 {new string('x', 300)}");

        Assert.That(origin.Device, Has.Length.EqualTo(SignInOrigin.MaxDeviceLength).And.StartsWith("Firefox x"));
    }
}
