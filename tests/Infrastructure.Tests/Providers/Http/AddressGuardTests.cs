using System.Net;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

internal sealed class AddressGuardTests
{
    [TestCase("8.8.8.8")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.1")]
    [TestCase("100.63.255.255")]
    [TestCase("100.128.0.1")]
    [TestCase("223.255.255.255")]
    [TestCase("2606:4700:4700::1111")]
    [TestCase("2a00:1450:4001:81b::200e")]
    [TestCase("::ffff:8.8.8.8", TestName = "IPv4-mapped, public")]
    [TestCase("64:ff9b::8.8.8.8", TestName = "NAT64, public")]
    public void IsPublic_OnThePublicInternet_IsTrue(string address) =>
        Assert.That(AddressGuard.IsPublic(IPAddress.Parse(address)), Is.True);

    [TestCase("0.0.0.0")]
    [TestCase("0.1.2.3")]
    [TestCase("127.0.0.1")]
    [TestCase("127.255.255.254")]
    [TestCase("10.1.2.3")]
    [TestCase("172.16.0.1")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.1.1")]
    [TestCase("169.254.169.254")]
    [TestCase("100.64.0.1")]
    [TestCase("192.0.0.1")]
    [TestCase("192.0.2.1")]
    [TestCase("198.18.0.1")]
    [TestCase("198.51.100.1")]
    [TestCase("203.0.113.1")]
    [TestCase("224.0.0.1")]
    [TestCase("240.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("fe80::1")]
    [TestCase("fe80::1%2")]
    [TestCase("febf::1")]
    [TestCase("fec0::1")]
    [TestCase("fc00::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("ff02::1")]
    [TestCase("100::1")]
    [TestCase("2001:db8::1")]
    [TestCase("3fff::1")]
    [TestCase("5f00::1")]
    [TestCase("4000::1")]
    [TestCase("::ffff:127.0.0.1", TestName = "IPv4-mapped loopback")]
    [TestCase("::ffff:10.0.0.1", TestName = "IPv4-mapped private")]
    [TestCase("::ffff:169.254.169.254", TestName = "IPv4-mapped link-local")]
    [TestCase("::127.0.0.1", TestName = "IPv4-compatible loopback")]
    [TestCase("::8.8.8.8", TestName = "IPv4-compatible, which nobody routes")]
    [TestCase("::ffff:0:127.0.0.1", TestName = "IPv4-translated loopback")]
    [TestCase("64:ff9b::127.0.0.1", TestName = "NAT64 loopback")]
    [TestCase("64:ff9b::10.0.0.1", TestName = "NAT64 private")]
    [TestCase("64:ff9b::169.254.169.254", TestName = "NAT64 link-local")]
    [TestCase("64:ff9b:1::10.0.0.1", TestName = "NAT64 of a network's own")]
    [TestCase("2002:7f00:1::", TestName = "6to4 loopback")]
    [TestCase("2002:a00:1::", TestName = "6to4 private")]
    [TestCase("2001:0:4136:e378:8000:63bf:3fff:fdd2", TestName = "Teredo")]
    public void IsPublic_Elsewhere_IsFalse(string address) =>
        Assert.That(AddressGuard.IsPublic(IPAddress.Parse(address)), Is.False);

    /// <summary>Every way of writing this machine's address, and names that resolve to it.</summary>
    [TestCase("http://127.0.0.1:{0}/")]
    [TestCase("http://localhost:{0}/")]
    [TestCase("http://localhost.:{0}/")]
    [TestCase("http://[::1]:{0}/")]
    [TestCase("http://[::ffff:127.0.0.1]:{0}/")]
    [TestCase("http://[::ffff:7f00:1]:{0}/")]
    [TestCase("http://[64:ff9b::7f00:1]:{0}/")]
    [TestCase("http://2130706433:{0}/")]
    [TestCase("http://0x7f000001:{0}/")]
    [TestCase("http://0177.0.0.1:{0}/")]
    [TestCase("http://127.1:{0}/")]
    [TestCase("http://0.0.0.0:{0}/")]
    [TestCase("http://0:{0}/")]
    [TestCase("http://127.0.0.1.:{0}/")]
    [TestCase("http://user@127.0.0.1:{0}/")]
    public async Task Connect_ToThisMachine_IsRefusedBeforeAByteIsSent(string address)
    {
        await using var server = await StubServer.StartAsync();
        using var client = new HttpClient(ProviderHttpRegistration.NewHandler(trusted: false));
        var target = new Uri(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, address, server.Address.Port)
        );

        var fault = Assert.CatchAsync<HttpRequestException>(() => client.GetAsync(target));

        Assert.That(
            fault!.InnerException,
            Is.TypeOf<PrivateAddressException>().Or.TypeOf<System.Net.Sockets.SocketException>()
        );
        var expected =
            fault.InnerException is PrivateAddressException ? TransportError.Private : TransportError.NotSent;
        Assert.That(TransportErrors.Of(fault, CancellationToken.None), Is.EqualTo(expected));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Connect_WhenTheAddressIsTrusted_Works()
    {
        await using var server = await StubServer.StartAsync();
        using var client = new HttpClient(ProviderHttpRegistration.NewHandler(trusted: true));

        using var response = await client.GetAsync(server.Address);

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void GuardedHandler_UsesNoProxy()
    {
        using var guarded = ProviderHttpRegistration.NewHandler(trusted: false);

        Assert.That((guarded.UseProxy, guarded.AllowAutoRedirect), Is.EqualTo((false, false)));
    }
}
