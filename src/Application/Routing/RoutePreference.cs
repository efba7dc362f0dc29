namespace ImageGenerator.Application.Routing;

/// <summary>What decides between models that can all do what is asked for.</summary>
public enum RoutePreference
{
    /// <summary>The cheapest; a model whose price is unknown comes last.</summary>
    Price,

    /// <summary>The one that is usually quickest.</summary>
    Speed,

    /// <summary>The most expensive: the price of an image is the best measurable sign of its quality.</summary>
    Quality,

    /// <summary>The one whose provider does best at the moment, then the cheapest.</summary>
    Health,
}
