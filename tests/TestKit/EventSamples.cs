using System.Reflection;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.TestKit;

/// <summary>Events with something in every member, so that a member that gets lost on the way is noticed.</summary>
public static class EventSamples
{
    public static IDomainEvent Of(Type type)
    {
        var constructor = type.GetConstructors().OrderBy(candidate => candidate.GetParameters().Length).First();
        var sample = constructor.Invoke([
            .. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType)),
        ]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
            property.SetValue(sample, Value(property.PropertyType));
        return (IDomainEvent)sample;
    }

    /// <summary>The public members, lists by their items.</summary>
    public static IReadOnlyDictionary<string, object?> MembersOf(IDomainEvent happened) =>
        happened
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(property => property.Name, property => property.GetValue(happened));

    private static object Value(Type type) =>
        type switch
        {
            _ when Nullable.GetUnderlyingType(type) is { } inner => Value(inner),
            _ when type == typeof(string) => "something",
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 8L,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 1, 12, 0, 0, 123, 456, TimeSpan.Zero),
            _ when type == typeof(Money) => Money.Usd(0.12345678m),
            _ when type == typeof(JobKind) => new JobKind("something"),
            _ when type == typeof(JobFailure) => JobFailure.Because(FailureCode.NoOutput, "Nothing came."),
            _ when type == typeof(MissingOutputs) => MissingOutputs.Of([new MissingOutput(2, "Lost.")]),
            _ when type == typeof(IReadOnlyList<PartialImageVersion>) => (PartialImageVersion[])
                [new PartialImageVersion(0, 3)],
            _ when type.IsEnum => Enum.GetValues(type).GetValue(1)!,
            _ when type.IsValueType => Activator.CreateInstance(type, Guid.CreateVersion7())!,
            _ => throw new NotSupportedException($"No sample of {type.Name}: add one here."),
        };
}
