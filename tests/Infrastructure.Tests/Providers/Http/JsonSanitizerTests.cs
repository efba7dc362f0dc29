using System.Text;
using System.Text.Json;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>What servers send and readers of JSON refuse. \u in the texts is an escape in the JSON.</summary>
[TestFixture]
internal sealed class JsonSanitizerTests
{
    [TestCase("{\"a\":1}", "{\"a\":1}")]
    [TestCase("\uFEFF{\"a\":1}", "{\"a\":1}")]
    [TestCase(" \n\uFEFF\uFEFF[1]", " \n[1]")]
    [TestCase("{\"a\":NaN,\"b\":-Infinity,\"c\":Infinity,\"d\":nan}", "{\"a\":null,\"b\":null,\"c\":null,\"d\":null}")]
    [TestCase("[true,false,null,-1.5e+7,0,\"NaN\"]", "[true,false,null,-1.5e+7,0,\"NaN\"]")]
    [TestCase("[\"\\ud83d\\ude00\"]", "[\"\\ud83d\\ude00\"]")]
    [TestCase("[\"party \\ud83d\"]", "[\"party \uFFFD\"]")]
    [TestCase("[\"\\ude00 \\ud83d!\"]", "[\"\uFFFD \uFFFD!\"]")]
    [TestCase("[\"\\ud83d\\ud83d\\ude00\"]", "[\"\uFFFD\\ud83d\\ude00\"]")]
    [TestCase("[\"\\ud83d\\n\"]", "[\"\uFFFD\\n\"]")]
    [TestCase("[\"\\ud83d\\u0041\"]", "[\"\uFFFD\\u0041\"]")]
    [TestCase("[\"cut \\ud8\"]", "[\"cut \uFFFD\"]")]
    [TestCase("[\"\\ud83d\\ud\"]", "[\"\uFFFD\uFFFD\"]")]
    [TestCase("[\"it\\'s \\x41\"]", "[\"it\\\\'s \\\\x41\"]")]
    [TestCase("[\"two\nlines\"]", "[\"two\\u000alines\"]")]
    [TestCase("[\"\\\\ud83d \\\" \\/\"]", "[\"\\\\ud83d \\\" \\/\"]")]
    [TestCase("<html>NaN \\ud83d</html>", "<html>NaN \\ud83d</html>")]
    [TestCase("[\"\\ud83d", "[\"\\ud83d")]
    [TestCase("[Na", "[Na")]
    [TestCase("", "")]
    public void Take_InPiecesOfEverySize_MendsWhatIsRefused(string json, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        foreach (var piece in new[] { 1, 2, 3, 7, 1000 })
        {
            using var clean = new MemoryStream();
            var sanitizer = new JsonSanitizer(clean.Write);
            foreach (var chunk in bytes.Chunk(piece))
                sanitizer.Take(chunk);
            sanitizer.Complete();

            Assert.That(Encoding.UTF8.GetString(clean.ToArray()), Is.EqualTo(expected), $"pieces of {piece}");
        }
    }

    [TestCase(new byte[] { 0xFF }, "\uFFFD")]
    [TestCase(new byte[] { 0xE2, 0x82 }, "\uFFFD")]
    [TestCase(new byte[] { 0xF0, 0x9F, 0xA6, 0x8A, 0xF0, 0x9F }, "🦊\uFFFD")]
    [TestCase(new byte[] { 0xED, 0xA0, 0xBD }, "\uFFFD\uFFFD\uFFFD")]
    public void Sanitize_WhenBytesAreNoUtf8_ReplacesThem(byte[] text, string expected)
    {
        byte[] json = [.. "[\"a"u8, .. text, .. "b\"]"u8];

        var clean = JsonSanitizer.Sanitize(json);

        Assert.That(JsonSerializer.Deserialize<string[]>(clean.Span), Is.EqualTo(new[] { $"a{expected}b" }));
    }
}
