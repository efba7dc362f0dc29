namespace ImageGenerator.Domain.Pricing;

/// <summary>What a price has to know of the model that it is for.</summary>
public interface IPricedModel
{
    string Id { get; }

    /// <summary>What people read.</summary>
    string Name { get; }

    /// <summary>True when some work of the model can have this setting, written as a price's condition is.</summary>
    bool CanHave(string setting, string value);

    /// <summary>True when some work of the model can be counted in this unit.</summary>
    bool CanCount(PriceUnit unit);
}

/// <summary>Settings of a job, of whatever kind, that can be priced.</summary>
public interface IPriceable
{
    /// <summary>What is asked for, as a price list sees it.</summary>
    Work ToWork();
}
