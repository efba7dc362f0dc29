using System.Net;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Common;

[TestFixture]
internal sealed class DirectLoopbackProxyTests
{
    private static readonly Uri _proxy = new("http://proxy.example.com:3128");

    [TestCase("http://localhost:7860/sdapi/v1/txt2img")]
    [TestCase("http://127.0.0.1:8188/prompt")]
    [TestCase("http://127.0.0.53/")]
    [TestCase("http://[::1]:4317/")]
    public void GetProxy_ForThisMachine_IsNone(string address)
    {
        var proxy = new DirectLoopbackProxy(new WebProxy(_proxy));

        Assert.That(proxy.IsBypassed(new Uri(address)), Is.True);
        Assert.That(proxy.GetProxy(new Uri(address)), Is.Null);
    }

    [TestCase("https://api.openai.com/v1/models")]
    [TestCase("http://192.168.1.20:7860/")]
    [TestCase("http://localhost.example.com/")]
    public void GetProxy_ForTheWorld_IsTheEnvironments(string address)
    {
        var proxy = new DirectLoopbackProxy(new WebProxy(_proxy));

        Assert.That(proxy.IsBypassed(new Uri(address)), Is.False);
        Assert.That(proxy.GetProxy(new Uri(address)), Is.EqualTo(_proxy));
    }

    [Test]
    public async Task AddInfrastructure_MakesItTheDefaultOfEveryClient()
    {
        await using var installation = await Installation.StartAsync();

        Assert.That(HttpClient.DefaultProxy, Is.TypeOf<DirectLoopbackProxy>());
    }
}
