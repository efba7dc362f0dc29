namespace ImageGenerator.Domain.Common;

/// <summary>A value that is kept as one JSON text.</summary>
/// <typeparam name="TSelf">The value itself.</typeparam>
public interface IJsonValue<TSelf>
    where TSelf : IJsonValue<TSelf>
{
    string ToJson();

    static abstract TSelf FromJson(string json);
}
