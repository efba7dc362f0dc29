using System.Linq.Expressions;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// How the domain's values are kept in columns: ids as uuid, enums as text, money as numeric, JSON values as jsonb. Ids, enums and
/// JSON values are found by what they are, so that a new one needs no line here.
/// </summary>
internal static class ValueConversions
{
    private const int EnumLength = 30;
    private const int MoneyPrecision = 20;

    internal static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<Money>().HaveConversion<MoneyConverter>().HavePrecision(MoneyPrecision, Money.Decimals);
        builder.Properties<Seed>().HaveConversion<SeedConverter>();
        builder.Properties<JobKind>().HaveConversion<JobKindConverter>().HaveMaxLength(EnumLength);

        foreach (var type in typeof(ITenantOwned).Assembly.GetTypes().Where(type => !type.IsGenericTypeDefinition))
        {
            if (type.IsEnum) builder.Properties(type).HaveConversion<string>().HaveMaxLength(EnumLength);
            else if (IsTypedId(type)) builder.Properties(type).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(type));
            else if (IsJsonValue(type)) ApplyJson(builder, type);
        }
    }

    /// <summary>A value of one <see cref="Guid"/> that is called an id.</summary>
    internal static bool IsTypedId(Type type) =>
        type.IsValueType
        && type.Name.EndsWith("Id", StringComparison.Ordinal)
        && type.GetProperty(nameof(UserId.Value))?.PropertyType == typeof(Guid)
        && type.GetConstructor([typeof(Guid)]) is not null;

    private static bool IsJsonValue(Type type) =>
        !type.IsAbstract && Array.Exists(
            type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IJsonValue<>));

    private static void ApplyJson(ModelConfigurationBuilder builder, Type type) => builder.Properties(type)
        .HaveConversion(typeof(JsonValueConverter<>).MakeGenericType(type), typeof(JsonValueComparer<>).MakeGenericType(type))
        .HaveColumnType("jsonb");

    private sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(ToGuid(), FromGuid())
        where TId : struct
    {
        private static Expression<Func<TId, Guid>> ToGuid()
        {
            var id = Expression.Parameter(typeof(TId), "id");
            return Expression.Lambda<Func<TId, Guid>>(Expression.Property(id, nameof(UserId.Value)), id);
        }

        private static Expression<Func<Guid, TId>> FromGuid()
        {
            var value = Expression.Parameter(typeof(Guid), "value");
            return Expression.Lambda<Func<Guid, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value), value);
        }
    }

    private sealed class JsonValueConverter<TValue>() : ValueConverter<TValue, string>(value => value.ToJson(), json => Read(json))
        where TValue : IJsonValue<TValue>
    {
        // An expression cannot call what an interface only promises.
        private static TValue Read(string json) => TValue.FromJson(json);
    }

    private sealed class JsonValueComparer<TValue>() : ValueComparer<TValue>(
        (left, right) => object.Equals(left, right), value => value.GetHashCode(), value => value)
        where TValue : IJsonValue<TValue>;

    private sealed class JobKindConverter() : ValueConverter<JobKind, string>(kind => kind.Name, name => new JobKind(name));

    private sealed class MoneyConverter() : ValueConverter<Money, decimal>(money => money.Amount, value => Money.Usd(value));

    private sealed class SeedConverter() : ValueConverter<Seed, long>(seed => seed.Value, value => Seed.From(value));
}
