using System.Text.Json;
using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Events;

/// <summary>Keeps what is about one person's own key out of their colleagues' streams.</summary>
internal static class EventAudience
{
    private const string AboutKeys = "provider_key.";
    private const string Person = "userId";

    internal static bool IsFor(this StreamEvent happened, UserId listener)
    {
        if (!happened.Type.StartsWith(AboutKeys, StringComparison.Ordinal)) return true;

        using var payload = JsonDocument.Parse(happened.Payload);
        return !payload.RootElement.TryGetProperty(Person, out var person)
            || person.ValueKind == JsonValueKind.Null
            || person.GetGuid() == listener.Value;
    }
}
