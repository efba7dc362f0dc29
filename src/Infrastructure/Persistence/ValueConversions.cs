using System.Linq.Expressions;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// How the domain's values are kept in columns: ids as uuid, enums as text, money as numeric, JSON values as jsonb. Ids
/// and enums are found by what they are, so that a new one needs no line here.
/// </summary>
internal static class ValueConversions
{
    private const int EnumLength = 30;
    private const int MoneyPrecision = 20;

    internal static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<Money>().HaveConversion<MoneyConverter>().HavePrecision(MoneyPrecision, Money.Decimals);
        builder.Properties<Seed>().HaveConversion<SeedConverter>();
        builder
            .Properties<GenerationSettings>()
            .HaveConversion<JsonColumn<GenerationSettings>, JsonColumnComparer<GenerationSettings>>()
            .HaveColumnType("jsonb");
        builder
            .Properties<MissingOutputs>()
            .HaveConversion<JsonColumn<MissingOutputs>, JsonColumnComparer<MissingOutputs>>()
            .HaveColumnType("jsonb");
        builder
            .Properties<JobMetadata>()
            .HaveConversion<JsonColumn<JobMetadata>, JsonColumnComparer<JobMetadata>>()
            .HaveColumnType("jsonb");
        builder.Properties<JobKind>().HaveConversion<JobKindConverter>().HaveMaxLength(EnumLength);

        foreach (var type in typeof(ITenantOwned).Assembly.GetTypes().Where(type => !type.IsGenericTypeDefinition))
        {
            if (type.IsEnum)
                builder.Properties(type).HaveConversion<string>().HaveMaxLength(EnumLength);
            else if (IsTypedId(type))
                builder.Properties(type).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(type));
        }

        builder.Properties<JobPriority>().HaveConversion<short>();
    }

    private sealed class JobKindConverter()
        : ValueConverter<JobKind, string>(kind => kind.Name, name => new JobKind(name));

    /// <summary>A value of one <see cref="Guid"/> that is called an id.</summary>
    internal static bool IsTypedId(Type type) =>
        type.IsValueType
        && type.Name.EndsWith("Id", StringComparison.Ordinal)
        && type.GetProperty(nameof(UserId.Value))?.PropertyType == typeof(Guid)
        && type.GetConstructor([typeof(Guid)]) is not null;

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
            return Expression.Lambda<Func<Guid, TId>>(
                Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value),
                value
            );
        }
    }

    private sealed class MoneyConverter()
        : ValueConverter<Money, decimal>(money => money.Amount, value => Money.Usd(value));

    private sealed class SeedConverter() : ValueConverter<Seed, long>(seed => seed.Value, value => Seed.From(value));
}
