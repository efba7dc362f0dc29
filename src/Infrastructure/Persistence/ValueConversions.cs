using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>How the domain's values lie in columns: ids as uuid, enums as text, money as numeric, parameters as jsonb.</summary>
internal static class ValueConversions
{
    private const int EnumLength = 30;
    private const int MoneyPrecision = 20;

    internal static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<OrganizationId>().HaveConversion<OrganizationIdConverter>();
        builder.Properties<UserId>().HaveConversion<UserIdConverter>();
        builder.Properties<SessionId>().HaveConversion<SessionIdConverter>();
        builder.Properties<JobId>().HaveConversion<JobIdConverter>();
        builder.Properties<AssetId>().HaveConversion<AssetIdConverter>();
        builder.Properties<ApiKeyId>().HaveConversion<ApiKeyIdConverter>();
        builder.Properties<UsageRecordId>().HaveConversion<UsageRecordIdConverter>();
        builder.Properties<ModelPriceId>().HaveConversion<ModelPriceIdConverter>();
        builder.Properties<SpendingLimitId>().HaveConversion<SpendingLimitIdConverter>();
        builder.Properties<HoldId>().HaveConversion<HoldIdConverter>();
        builder.Properties<ProviderCredentialId>().HaveConversion<ProviderCredentialIdConverter>();
        builder.Properties<UploadId>().HaveConversion<UploadIdConverter>();
        builder.Properties<Money>().HaveConversion<MoneyConverter>().HavePrecision(MoneyPrecision, Money.Decimals);
        builder.Properties<Seed>().HaveConversion<SeedConverter>();
        builder.Properties<GenerationParameters>().HaveConversion<ParametersConverter, ParametersComparer>().HaveColumnType("jsonb");

        builder.Properties<MissingOutputs>().HaveConversion<MissingOutputsConverter, MissingOutputsComparer>().HaveColumnType("jsonb");
        builder.Properties<ReferenceImages>().HaveConversion<ReferencesConverter, ReferencesComparer>().HaveColumnType("jsonb");

        builder.Properties<JobStatus>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<JobStage>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<JobPriority>().HaveConversion<short>();
        builder.Properties<JobKind>().HaveConversion<JobKindConverter>().HaveMaxLength(EnumLength);
        builder.Properties<FailureCode>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<Charge>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<AttemptOutcome>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<Quality>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<OutputFormat>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<Role>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<MediaKind>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<UsageKind>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<KeyOwner>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<CredentialStatus>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<LimitScope>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<LimitPeriod>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<Failover>().HaveConversion<string>().HaveMaxLength(EnumLength);
    }

    private sealed class JobKindConverter() : ValueConverter<JobKind, string>(kind => kind.Name, name => new JobKind(name));

    private sealed class OrganizationIdConverter() : ValueConverter<OrganizationId, Guid>(id => id.Value, value => new OrganizationId(value));

    private sealed class UserIdConverter() : ValueConverter<UserId, Guid>(id => id.Value, value => new UserId(value));

    private sealed class SessionIdConverter() : ValueConverter<SessionId, Guid>(id => id.Value, value => new SessionId(value));

    private sealed class JobIdConverter() : ValueConverter<JobId, Guid>(id => id.Value, value => new JobId(value));

    private sealed class AssetIdConverter() : ValueConverter<AssetId, Guid>(id => id.Value, value => new AssetId(value));

    private sealed class ApiKeyIdConverter() : ValueConverter<ApiKeyId, Guid>(id => id.Value, value => new ApiKeyId(value));

    private sealed class UsageRecordIdConverter() : ValueConverter<UsageRecordId, Guid>(id => id.Value, value => new UsageRecordId(value));

    private sealed class ModelPriceIdConverter() : ValueConverter<ModelPriceId, Guid>(id => id.Value, value => new ModelPriceId(value));

    private sealed class SpendingLimitIdConverter() : ValueConverter<SpendingLimitId, Guid>(id => id.Value, value => new SpendingLimitId(value));

    private sealed class HoldIdConverter() : ValueConverter<HoldId, Guid>(id => id.Value, value => new HoldId(value));

    private sealed class ProviderCredentialIdConverter()
        : ValueConverter<ProviderCredentialId, Guid>(id => id.Value, value => new ProviderCredentialId(value));

    private sealed class UploadIdConverter() : ValueConverter<UploadId, Guid>(id => id.Value, value => new UploadId(value));

    private sealed class ReferencesConverter()
        : ValueConverter<ReferenceImages, string>(images => images.ToJson(), json => ReferenceImages.FromJson(json));

    private sealed class ReferencesComparer() : ValueComparer<ReferenceImages>(
        (left, right) => object.Equals(left, right), images => images.GetHashCode(), images => images);

    private sealed class MissingOutputsConverter()
        : ValueConverter<MissingOutputs, string>(images => images.ToJson(), json => MissingOutputs.FromJson(json));

    private sealed class MissingOutputsComparer() : ValueComparer<MissingOutputs>(
        (left, right) => object.Equals(left, right), images => images.GetHashCode(), images => images);

    private sealed class MoneyConverter() : ValueConverter<Money, decimal>(money => money.Amount, value => Money.Usd(value));

    private sealed class SeedConverter() : ValueConverter<Seed, long>(seed => seed.Value, value => Seed.From(value));

    private sealed class ParametersConverter()
        : ValueConverter<GenerationParameters, string>(parameters => parameters.ToJson(), json => GenerationParameters.FromJson(json));

    private sealed class ParametersComparer() : ValueComparer<GenerationParameters>(
        (left, right) => object.Equals(left, right), parameters => parameters.GetHashCode(), parameters => parameters);
}
