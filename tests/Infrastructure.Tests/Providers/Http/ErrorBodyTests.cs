using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>Where servers write what is wrong.</summary>
[TestFixture]
internal sealed class ErrorBodyTests
{
    private static readonly ProviderConnection _connection = new()
    {
        Secret = new ProviderSecret("sk-secret-0123456789"),
    };

    [TestCase("""{"error":{"message":"No.","type":"t","param":"p","code":"c"}}""", "No.", "t", "p", "c")]
    [TestCase("""{"error":"No."}""", "No.", null, null, null)]
    [TestCase("""{"message":"No.","error":{"code":"c"}}""", "No.", null, null, "c")]
    [TestCase("""{"detail":"No."}""", "No.", null, null, null)]
    [TestCase(
        """{"detail":[{"loc":["body","width"],"msg":"No.","type":"less_than"}]}""",
        "No.",
        "less_than",
        "width",
        null
    )]
    [TestCase("""{"errors":["No.","Nor this."]}""", "No.", null, null, null)]
    [TestCase("""[{"error":{"code":400,"message":"No.","status":"INVALID"}}]""", "No.", "INVALID", null, null)]
    [TestCase("""{"title":"Wrong","detail":"No.","status":422}""", "No.", null, null, null)]
    [TestCase("""{"error":{"message":"No.","details":[{"reason":"OTHER"}]}}""", "No.", null, null, null)]
    [TestCase("""{"error":{"details":[{"message":"No."}]}}""", "No.", null, null, null)]
    [TestCase("\"No.\"", "No.", null, null, null)]
    [TestCase("""{"error":{"message":7,"type":[],"code":{}}}""", null, null, null, null)]
    [TestCase("""{"error":[[[[[[[[["deep"]]]]]]]]]}""", null, null, null, null)]
    [TestCase("<html>", null, null, null, null)]
    [TestCase("", null, null, null, null)]
    public void Of_FindsTheSentence(string body, string? message, string? type, string? param, string? code)
    {
        var error = ErrorBody.Of(Reply(400, body));

        Assert.That((error.Message, error.Type, error.Param, error.Code), Is.EqualTo((message, type, param, code)));
    }

    [TestCase("""{"error":{"code":429,"message":"Slow down"}}""", 429)]
    [TestCase("""{"error":{"code":"429","message":"Slow down"}}""", 429)]
    [TestCase("""{"error":{"type":"insufficient_quota","code":429}}""", 402)]
    [TestCase("""{"error":{"code":"content_policy_violation"}}""", 400)]
    [TestCase("""{"detail":[{"loc":["body","n"],"msg":"No."}]}""", 400)]
    [TestCase("""{"error":"Something broke"}""", 500)]
    [TestCase("""{"error":null,"data":[]}""", 200)]
    [TestCase("""{"error":"","errors":[]}""", 200)]
    [TestCase("""{"data":[]}""", 200)]
    public void Unmasked_OfASuccess_HasTheStatusOfItsError(string body, int status) =>
        Assert.That(Reply(200, body).Unmasked().Status, Is.EqualTo(status));

    [TestCase("You said sk-secret-0123456789.", "You said [key].")]
    [TestCase("You said sk-secret-01234.", "You said (key).")]
    public void WordsOf_RepeatNoPartOfTheKey(string said, string words) =>
        Assert.That(ErrorBody.WordsOf(Reply(400, $$"""{"error":"{{said}}"}"""), _connection), Is.EqualTo(words));

    private static ProviderResponse Reply(int status, string body)
    {
        using var response = new HttpResponseMessage();
        return ProviderResponse.Of(status, response.Headers, Encoding.UTF8.GetBytes(body));
    }
}
