using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Tests.Providers;

[TestFixture]
internal sealed class CredentialInputTests
{
    private const string Key = "sk-0123456789abcdefwxyz";
    private const string Address = "https://images.example.com/v1";

    private static readonly ProviderDescription _hosted = new("openai", "OpenAI")
    {
        BaseAddress = "https://api.example.com/v1",
    };
    private static readonly ProviderDescription _ownServer = new("comfyui", "ComfyUI")
    {
        NeedsKey = false,
        SelfHosted = true,
    };
    private static readonly ProviderDescription _keyless = new("offline", "Offline") { NeedsKey = false };

    [TestCase("12345678", true)]
    [TestCase("1234567", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    [TestCase("1234 5678", false)]
    [TestCase("12345678\n", false)]
    [TestCase("12345678\u00e9", false)]
    [TestCase("1234567\u007f", false)]
    [TestCase("!~!~!~!~", true)]
    public void IsKey_TakesPrintableAsciiWithoutSpaces(string? text, bool isKey) =>
        Assert.That(CredentialInput.IsKey(text), Is.EqualTo(isKey));

    [TestCase(512, true)]
    [TestCase(513, false)]
    public void IsKey_HasALongest(int length, bool isKey) =>
        Assert.That(CredentialInput.IsKey(new string('k', length)), Is.EqualTo(isKey));

    [TestCase("https://images.example.com", true)]
    [TestCase("http://192.168.1.20:7860", true)]
    [TestCase("https://[2001:db8::1]/v1/", true)]
    [TestCase("ftp://images.example.com", false)]
    [TestCase("file:///etc/passwd", false)]
    [TestCase("javascript:alert(1)", false)]
    [TestCase("images.example.com/v1", false)]
    [TestCase("//images.example.com", false)]
    [TestCase("/v1", false)]
    [TestCase("https://", false)]
    [TestCase("https://user@images.example.com", false)]
    [TestCase("https://user:pass@images.example.com", false)]
    [TestCase("https://@images.example.com", false)]
    [TestCase("https://images.example.com?key=1", false)]
    [TestCase("https://images.example.com/?", false)]
    [TestCase("https://images.example.com/#part", false)]
    [TestCase("https:\\\\images.example.com", false)]
    [TestCase("https://images.example.com\\@evil.example.com", false)]
    [TestCase("https://images.example.com/a b", false)]
    [TestCase("https://im\u00e4ges.example.com", false)]
    [TestCase("https://images.example.com:99999", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void IsBaseAddress_TakesSchemeHostPortAndPathAlone(string? text, bool isAddress) =>
        Assert.That(CredentialInput.IsBaseAddress(text), Is.EqualTo(isAddress));

    [Test]
    public void IsBaseAddress_HasALongest()
    {
        var longest = "https://images.example.com/".PadRight(CredentialInput.MaxBaseAddressLength, 'a');

        Assert.That(
            (CredentialInput.IsBaseAddress(longest), CredentialInput.IsBaseAddress(longest + "a")),
            Is.EqualTo((true, false))
        );
    }

    [TestCase(Key, "wxyz")]
    [TestCase("01234567890123456789", "6789")]
    [TestCase("0123456789012345678", null)]
    [TestCase(null, null)]
    public void HintOf_ShowsFourCharactersOfALongKey(string? key, string? hint) =>
        Assert.That(CredentialInput.HintOf(key), Is.EqualTo(hint));

    [Test]
    public void For_KeepsKeyAndAddressTogether()
    {
        var input = CredentialInput.For(_hosted, Key, Address + "/", hasUsualAddress: true).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Key, Is.EqualTo(Key));
            Assert.That(input.BaseAddress, Is.EqualTo(Address), "without the slash");
            Assert.That(input.Hint, Is.EqualTo("wxyz"));
            Assert.That(input.ToString(), Does.Not.Contain(Key[..8]));
        }
    }

    public static IEnumerable<TestCaseData> Refused() =>
        [
            new(_hosted, "short", null, true, "provider_key.malformed", "key"),
            new(_hosted, Key, "ftp://example.com", true, "provider_key.address_malformed", "baseAddress"),
            new(_hosted, null, null, true, "provider_key.required", "key"),
            new(_hosted, null, Address, true, "provider_key.required", "key"),
            new(_ownServer, Key, null, false, "provider_key.address_required", "baseAddress"),
            new(_ownServer, null, null, true, "provider_key.required", "key"),
            new(_keyless, Key, null, false, "provider_key.not_needed", null),
        ];

    [TestCaseSource(nameof(Refused))]
    public void For_WhenTheProviderAsksForSomethingElse_IsRefused(
        ProviderDescription provider,
        string? key,
        string? address,
        bool hasUsualAddress,
        string code,
        string? field
    )
    {
        var refused = CredentialInput.For(provider, key, address, hasUsualAddress).Error;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused?.Code, Is.EqualTo(code));
            Assert.That(refused?.Fields.SingleOrDefault()?.Field, Is.EqualTo(field));
        }
    }

    [TestCase(null, Address, false)]
    [TestCase(Key, Address, false)]
    [TestCase(Key, null, true)]
    public void For_WhenTheServerIsOnesOwn_NeedsOnlyAnAddress(string? key, string? address, bool hasUsualAddress) =>
        Assert.That(CredentialInput.For(_ownServer, key, address, hasUsualAddress).Succeeded, Is.True);
}
