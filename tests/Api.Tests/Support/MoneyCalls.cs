using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>Prices and limits, as tests set them.</summary>
internal static class MoneyCalls
{
    public const string Limits = "/api/v1/spending-limits";
    public const string Prices = "/api/v1/admin/prices";
    public const string Model = "offline/preview";

    public static string Today =>
        DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<JsonElement> SetLimitAsync(this HttpClient client, object limit)
    {
        using var response = await client.PutAsJsonAsync(Limits, limit);
        return await response.ReadAsync();
    }

    /// <summary>Lets the offline model cost something, and waits until every given client's process knows.</summary>
    public static async Task PriceAsync(this HttpClient client, decimal perImage, params HttpClient[] everywhere)
    {
        var price = new
        {
            model = Model,
            validFrom = Today,
            components = new[] { new { unit = "image", amount = perImage } },
            source = "test",
        };
        using var response = await client.PostAsJsonAsync(Prices, price);
        await response.ReadAsync(HttpStatusCode.Created);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        foreach (var other in everywhere)
        {
            while ((await other.EstimateAsync()).At("cost.estimated").GetDecimal() != perImage)
                await Task.Delay(20, patience.Token);
        }
    }

    public static async Task<JsonElement> EstimateAsync(this HttpClient client, int count = 1)
    {
        using var response = await client.PostAsJsonAsync(
            $"{GenerationCalls.Path}/estimate",
            new
            {
                width = GenerationCalls.Side,
                height = GenerationCalls.Side,
                count,
            }
        );
        return await response.ReadAsync();
    }

    /// <summary>The one limit that binds the caller: what is spent, and what is held.</summary>
    public static async Task<(decimal Spent, decimal Held)> CountedAsync(this HttpClient client)
    {
        var limit = (await client.ReadAsync($"{Limits}/mine")).Items().Single();
        return (limit.At("spent").GetDecimal(), limit.At("held").GetDecimal());
    }
}
