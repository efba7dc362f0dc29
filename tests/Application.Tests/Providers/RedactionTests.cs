using System.Buffers.Text;
using System.Text;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Application.Tests.Providers;

[TestFixture]
internal sealed class RedactionTests
{
    private const string Key = "sk-proj-A7+/x9QmZ2_kLw4Rt8Vb1Nc6Yd3";

    private static readonly ProviderSecret _secret = new(Key);

    public static IEnumerable<TestCaseData> Forms()
    {
        var bytes = Encoding.UTF8.GetBytes(Key);
        yield return Form("plain", Key);
        yield return Form("upper case", Key.ToUpperInvariant());
        yield return Form("URL-encoded", Uri.EscapeDataString(Key));
        yield return Form("base64", Convert.ToBase64String(bytes));
        yield return Form("base64url", Base64Url.EncodeToString(bytes));
        yield return Form("hex, lower", Convert.ToHexStringLower(bytes));
        yield return Form("hex, upper", Convert.ToHexString(bytes));
        yield return Form("JSON escapes", string.Concat(Key.Select(character => $"\\u{(int)character:X4}")));
        yield return Form("UTF-16 in base64", Convert.ToBase64String(Encoding.Unicode.GetBytes(Key)));
        yield return Form("first half", Key[..(Key.Length / 2)]);
        yield return Form("second half", Key[(Key.Length / 2)..]);
        yield return Form("twelve characters", Key[5..17]);
    }

    [TestCaseSource(nameof(Forms))]
    public void Redact_TakesTheKeyOut(string form) =>
        Assert.That(
            _secret.Redact($"Incorrect key provided: '{form}'."),
            Is.EqualTo("Incorrect key provided: '(key)'.")
        );

    [TestCase("Incorrect API key provided: sk-proj-****Yd3.")]
    [TestCase("Out of credit.")]
    [TestCase("")]
    public void Redact_WhenNothingOfItIsThere_LeavesTheText(string text) =>
        Assert.That(_secret.Redact(text), Is.EqualTo(text));

    [Test]
    public void Redact_TakesOutEveryOccurrence() =>
        Assert.That(_secret.Redact($"{Key}{Key} {Key[..20]}!"), Is.EqualTo("(key)(key) (key)!"));

    [Test]
    public void Redact_WhenTheKeyIsShort_TakesItOutWhole()
    {
        var secret = new ProviderSecret("pass1234");

        Assert.That(secret.Redact("user:pass1234@host, pass123"), Is.EqualTo("user:(key)@host, pass123"));
    }

    [Test]
    public void Redact_WhenTheTextIsEndless_CutsIt() =>
        Assert.That(_secret.Redact(new string('x', 1_000_000)), Has.Length.LessThan(10_000));

    [Test]
    public void Redact_WithoutAKey_LeavesTheText() =>
        Assert.That(new ProviderConnection().Redact(Key), Is.EqualTo(Key));

    [Test]
    public void ToString_IsNeverTheKey()
    {
        var connection = new ProviderConnection { Secret = _secret };

        Assert.That($"{_secret} {connection}", Does.Not.Contain("proj"));
    }

    private static TestCaseData Form(string name, string form) => new TestCaseData(form).SetArgDisplayNames(name);
}
