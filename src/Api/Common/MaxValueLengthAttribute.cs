namespace ImageGenerator.Api.Common;

/// <summary>Characters that each text in a map can have. For the OpenAPI document; the use case checks it.</summary>
/// <param name="length">Unicode characters.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MaxValueLengthAttribute(int length) : Attribute
{
    public int Length { get; } = length;
}
