using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>
/// A member that a request can have: <c>components[0].amount</c>, or <c>parameters.*</c> for any value of a map.
/// </summary>
internal sealed record SentMember(string Name, JsonElement Schema, bool IsRequired);

/// <summary>For every call a body that is right, and the same with one member changed.</summary>
internal static class SampleBodies
{
    private const string AnyValue = ".*";
    private const string FirstValue = ".look";

    // What these hold is refused alike whatever is wrong with it: nobody is told what a right one looks like.
    private static readonly string[] _opaque = ["refreshToken", "cursor"];

    private static readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal)
    {
        ["CreateApiKey"] = """{"name":"Key"}""",
        ["ChangeProvider"] = "{}",
        ["AddPrice"] =
            $$"""{"model":"offline/preview","validFrom":"{{MoneyCalls.Today}}","components":[{"unit":"image","amount":1}],"source":"test"}""",
        ["Register"] =
            """{"email":"ada@example.com","password":"correct horse battery","displayName":"Ada","organizationName":"Engines"}""",
        ["Login"] = """{"email":"nobody@example.com","password":"correct horse battery"}""",
        ["CreateToken"] = """{"email":"nobody@example.com","password":"correct horse battery"}""",
        ["RefreshToken"] = """{"refreshToken":"x"}""",
        ["CreateGeneration"] = """{"prompt":"a boat"}""",
        ["EstimateGeneration"] = "{}",
        ["CreateEdit"] = """{"kind":"upscale","source":{"assetId":"01999999-9999-7999-8999-999999999999"}}""",
        ["EstimateEdit"] = """{"kind":"upscale","source":{"assetId":"01999999-9999-7999-8999-999999999999"}}""",
        ["UpdateMe"] = """{"displayName":"Ada"}""",
        ["ChangePassword"] = $$"""{"currentPassword":"{{Account.Password}}","newPassword":"another horse battery"}""",
        ["SaveProviderKey"] = """{"key":"sk-0123456789"}""",
        ["SetSpendingLimit"] = """{"scope":"organization","period":"day","amount":100}""",
    };

    public static bool IsOpaque(string member) => _opaque.Contains(member);

    /// <summary>The address with something in the place of each name.</summary>
    public static string AddressOf(DocumentedCall call) =>
        call
            .Path.Replace("{scope}", "user", StringComparison.Ordinal)
            .Replace("{provider}", "offline", StringComparison.Ordinal)
            .Replace("{id}", "offline", StringComparison.Ordinal);

    public static IEnumerable<SentMember> MembersOf(DocumentedCall call) => MembersOf(call.Body!.Value, "");

    public static string FirstValueOf(string member) => member.Replace(AnyValue, FirstValue, StringComparison.Ordinal);

    public static JsonNode With(string operation, string member, JsonNode? value)
    {
        var (holder, name) = Find(operation, member);
        holder[name] = value?.DeepClone();
        return holder.Root;
    }

    public static JsonNode Without(string operation, string member)
    {
        var (holder, name) = Find(operation, member);
        holder.Remove(name);
        return holder.Root;
    }

    /// <summary>An item of a list that can be sent.</summary>
    public static JsonNode ItemOf(string list) =>
        list switch
        {
            "components" or "expected" => JsonNode.Parse("""{"unit":"image","amount":1}""")!,
            "references" => JsonNode.Parse("""{"assetId":"01999999-9999-7999-8999-999999999999"}""")!,
            _ => throw new ArgumentException($"A list that no test knows: {list}.", nameof(list)),
        };

    private static IEnumerable<SentMember> MembersOf(JsonElement schema, string place)
    {
        string?[] required = schema.TryGetProperty("required", out var names)
            ? [.. names.EnumerateArray().Select(name => name.GetString())]
            : [];
        foreach (var property in schema.At("properties").EnumerateObject())
        {
            var (name, resolved) = (place + property.Name, Document.Resolve(property.Value));
            yield return new SentMember(name, resolved, required.Contains(property.Name));

            if (Document.IsType(resolved, "array"))
            {
                foreach (var inner in MembersOf(Document.Resolve(resolved.At("items")), $"{name}[0]."))
                    yield return inner;
            }
            else if (resolved.TryGetProperty("properties", out _))
            {
                foreach (var inner in MembersOf(resolved, $"{name}."))
                    yield return inner;
            }
            else if (
                resolved.TryGetProperty("additionalProperties", out var value)
                && value.ValueKind == JsonValueKind.Object
            )
            {
                yield return new SentMember(name + AnyValue, Bounded(value), IsRequired: false);
            }
        }
    }

    /// <summary>Of a choice between values, the one that has bounds.</summary>
    private static JsonElement Bounded(JsonElement value) =>
        value.TryGetProperty("oneOf", out var choices)
            ? choices.EnumerateArray().Single(choice => choice.TryGetProperty("maxLength", out _))
            : value;

    /// <summary>The object that has the member, made where the body lacks it.</summary>
    private static (JsonObject Holder, string Name) Find(string operation, string member)
    {
        var holder = JsonNode.Parse(_bodies[operation])!.AsObject();
        var steps = FirstValueOf(member).Split('.');
        foreach (var step in steps[..^1])
        {
            var list = step.EndsWith("[0]", StringComparison.Ordinal) ? step[..^3] : null;
            if (list is null)
                holder = (holder[step] ??= new JsonObject()).AsObject();
            else
                holder = (holder[list] ??= new JsonArray(ItemOf(list))).AsArray()[0]!.AsObject();
        }

        return (holder, steps[^1]);
    }
}
