using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageGenerator.Infrastructure.Tests.Providers.Fuzz;

/// <summary>
/// Damages answers as servers, proxies and networks do, and as nobody would: the same damage for the same seed.
/// </summary>
internal sealed class AnswerMutator(int seed)
{
    private const string Half = "@half@";
    private const string NoNumber = "@nan@";
    private const string Deep = "@deep@";
    private const string Huge = "@huge@";

    private readonly Random _random = new(seed);

    public byte[] Mutate(string answer)
    {
        var bytes = _random.Next(4) == 0 ? Encoding.UTF8.GetBytes(answer) : Encoding.UTF8.GetBytes(MutateJson(answer));
        return _random.Next(12) switch
        {
            0 => Flip(bytes),
            1 => bytes[.._random.Next(bytes.Length + 1)],
            2 => [0xEF, 0xBB, 0xBF, .. bytes],
            3 => Cut(bytes),
            4 => Repeat(bytes),
            5 => _random.Next(3) switch
            {
                0 => [],
                1 => "<html><body>Just a moment...</body></html>"u8.ToArray(),
                _ => "NaN"u8.ToArray(),
            },
            _ => bytes,
        };
    }

    private string MutateJson(string answer)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(answer);
        }
        catch (JsonException)
        {
            return answer;
        }

        for (var times = 1 + _random.Next(3); times > 0 && root is not null; times--)
            root = Change(root);
        return (root?.ToJsonString() ?? "null")
            .Replace(Half, _random.Next(2) == 0 ? "\\ud83d" : "\\udc00x", StringComparison.Ordinal)
            .Replace($"\"{NoNumber}\"", _random.Next(2) == 0 ? "NaN" : "-Infinity", StringComparison.Ordinal)
            .Replace($"\"{Deep}\"", new string('[', 90) + new string(']', 90), StringComparison.Ordinal)
            .Replace($"\"{Huge}\"", _random.Next(2) == 0 ? "1e999" : new string('9', 400), StringComparison.Ordinal);
    }

    private JsonNode? Change(JsonNode root)
    {
        var places = PlacesIn(root).ToList();
        if (places.Count == 0 || _random.Next(20) == 0)
            return Value(root);

        var (parent, key) = places[_random.Next(places.Count)];
        if (parent is JsonArray list)
        {
            var place = int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);
            list[place] = Value(list[place]);
            return root;
        }

        var members = (JsonObject)parent;
        switch (_random.Next(8))
        {
            case 0:
                members.Remove(key);
                break;
            case 1:
                members[$"x{key}"] = members[key]?.DeepClone();
                members.Remove(key);
                break;
            default:
                members[key] = Value(members[key]);
                break;
        }

        return root;
    }

    private JsonNode? Value(JsonNode? now) =>
        _random.Next(18) switch
        {
            0 => null,
            1 => JsonValue.Create(true),
            2 => JsonValue.Create(""),
            3 => JsonValue.Create($"words {Half}"),
            4 => JsonValue.Create(NoNumber),
            5 => JsonValue.Create(Deep),
            6 => JsonValue.Create(Huge),
            7 => JsonValue.Create(-1),
            8 => JsonValue.Create(0.5),
            9 => JsonValue.Create("-7"),
            10 => new JsonArray(),
            11 => new JsonObject(),
            12 => new JsonArray(now?.DeepClone()),
            13 => new JsonArray(new JsonArray(now?.DeepClone()), null, 7),
            14 => new JsonObject { ["url"] = now?.DeepClone(), ["message"] = Half },
            15 => JsonValue.Create(long.MaxValue),
            16 => JsonValue.Create(now?.ToJsonString()),
            _ => JsonValue.Create("data:image/png;base64,AAAA-_"),
        };

    private static IEnumerable<(JsonNode Parent, string Key)> PlacesIn(JsonNode? node) =>
        node switch
        {
            JsonObject members => members
                .ToList()
                .SelectMany(member => PlacesIn(member.Value).Prepend((members, member.Key))),
            JsonArray list => list.Index()
                .ToList()
                .SelectMany(entry =>
                    PlacesIn(entry.Item)
                        .Prepend((list, entry.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                ),
            _ => [],
        };

    private byte[] Flip(byte[] bytes)
    {
        for (var times = 1 + _random.Next(8); times > 0 && bytes.Length > 0; times--)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return bytes;
    }

    private byte[] Cut(byte[] bytes)
    {
        var begin = _random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, begin + _random.Next(20));
        return [.. bytes[..begin], .. bytes[end..]];
    }

    // Members that stand there twice, among others.
    private byte[] Repeat(byte[] bytes)
    {
        var begin = _random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, begin + _random.Next(60));
        return [.. bytes[..end], .. bytes[begin..]];
    }
}
