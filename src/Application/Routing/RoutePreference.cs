namespace ImageGenerator.Application.Routing;

/// <summary>What decides between models that can all do what is asked for.</summary>
public enum RoutePreference
{
    /// <summary>The cheapest; a model whose price is unknown comes last.</summary>
    Price,

    /// <summary>The one that is usually quickest.</summary>
    Speed,

    /// <summary>The dearest: in this field, the price of an image is the best sign of its quality that can be counted.</summary>
    Quality,

    /// <summary>The one whose provider does best at the moment, then the cheapest.</summary>
    Health,
}
