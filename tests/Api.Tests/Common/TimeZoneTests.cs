using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ImageGenerator.Api.Common.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Common;

/// <summary>
/// What a time means does not depend on where the server stands. Alone, because the time zone is the whole process's.
/// </summary>
[NonParallelizable]
internal sealed class TimeZoneTests
{
    private string? _before;

    [OneTimeSetUp]
    public void MoveTheServer()
    {
        _before = Environment.GetEnvironmentVariable("TZ");
        SetZone("Asia/Tokyo");
        Assume.That(TimeZoneInfo.Local.BaseUtcOffset, Is.EqualTo(TimeSpan.FromHours(9)), "needs the time zones' data");
    }

    [OneTimeTearDown]
    public void MoveItBack() => SetZone(_before);

    [TestCase("2026-12-01T00:00:00", "2026-12-01T00:00:00Z")]
    [TestCase("2026-12-01T00:00", "2026-12-01T00:00:00Z")]
    [TestCase("2026-12-01", "2026-12-01T00:00:00Z")]
    [TestCase("2026-12-01T00:00:00.1234567", "2026-12-01T00:00:00.1234567Z")]
    [TestCase("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z")]
    [TestCase("2026-12-01T00:00:00+09:00", "2026-11-30T15:00:00Z")]
    [TestCase("2026-12-01T00:00:00-05:30", "2026-12-01T05:30:00Z")]
    [TestCase("0001-01-01T00:00:00", "0001-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59", "9999-12-31T23:59:59Z")]
    public void Json_WithOrWithoutAnOffset_IsThatMoment(string text, string moment)
    {
        var read = JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", Options());

        Assert.That(
            read.UtcDateTime,
            Is.EqualTo(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime)
        );
    }

    [TestCase("\"tomorrow\"")]
    [TestCase("\"\"")]
    [TestCase("\"01/12/2026\"")]
    [TestCase("\"2026-13-01T00:00:00\"")]
    [TestCase("\"0001-01-01T00:00:00+14:00\"")]
    [TestCase("1900000000")]
    [TestCase("{}")]
    public void Json_ThatIsNoTime_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, Options()));

    [Test]
    public async Task Calls_WithTimesWithoutAnOffset_TakeThemForUtc()
    {
        using var ada = await Hosts.Idle.RegisterAsync();
        var generation = await ada.Client.CreateAsync(GenerationCalls.Small("a boat"));
        var made = generation.At("createdAt").GetDateTimeOffset().UtcDateTime;
        var future = made.AddYears(1);

        using var issued = await ada.Client.PostAsJsonAsync(
            "/api/v1/api-keys",
            new { name = "Key", expiresAt = $"{future:yyyy-MM-ddTHH:mm:ss}" }
        );
        var since = await ada.Client.ReadAsync(
            $"{GenerationCalls.Path}?from={made.AddMinutes(-1):yyyy-MM-ddTHH:mm:ss}&to={made.AddMinutes(1):yyyy-MM-ddTHH:mm:ss}"
        );
        var later = await ada.Client.ReadAsync($"{GenerationCalls.Path}?from={made.AddMinutes(1):yyyy-MM-ddTHH:mm:ss}");

        Assert.That(
            (await issued.ReadAsync(HttpStatusCode.Created)).Text("expiresAt"),
            Does.StartWith($"{future:yyyy-MM-ddTHH:mm:ss}+00:00").Or.StartWith($"{future:yyyy-MM-ddTHH:mm:ss}Z")
        );
        Assert.That(since.Items(), Has.Count.EqualTo(1));
        Assert.That(later.Items(), Is.Empty);
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        JsonConventions.Apply(options);
        return options;
    }

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
