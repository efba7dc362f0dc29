using System.Net;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>Holds a refusal against the contract: status, code, field, and the form that every problem has.</summary>
internal static class ProblemAssertions
{
    /// <param name="response">The answer.</param>
    /// <param name="status">Its status.</param>
    /// <param name="code">Its stable code.</param>
    /// <param name="field">The field at fault; null when none may be named.</param>
    public static async Task<JsonElement> MustBeProblemAsync(
        this HttpResponseMessage response,
        HttpStatusCode status,
        string code,
        string? field = null
    )
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo((int)status), body);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));

        var problem = JsonDocument.Parse(body).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.Text("code"), Is.EqualTo(code), body);
            Assert.That(problem.Text("type"), Is.EqualTo($"urn:imagegenerator:problem:{code}"));
            Assert.That(problem.Number("status"), Is.EqualTo((int)status));
            Assert.That(problem.Text("title"), Is.Not.Empty);
            Assert.That(problem.Text("detail"), Is.Not.Empty);
            Assert.That(problem.Text("traceId"), Does.Match("^[0-9a-f]{32}$"));
            Assert.That(FieldsOf(problem), field is null ? Is.Empty : Does.Contain(field), body);
        }

        return problem;
    }

    private static IEnumerable<string> FieldsOf(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(error => error.Name) : [];
}
