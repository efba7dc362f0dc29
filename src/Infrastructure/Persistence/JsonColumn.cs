using ImageGenerator.Domain.Jobs;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>A value of the domain in a jsonb column.</summary>
internal sealed class JsonColumn<T>()
    : ValueConverter<T, string>(value => StoredJson.Write(value), json => StoredJson.Read<T>(json))
    where T : class;

/// <summary>The settings of a job of any kind in a jsonb column.</summary>
internal sealed class SettingsColumn()
    : ValueConverter<IJobSettings, string>(
        settings => StoredJson.Write(settings),
        json => StoredJson.ReadSettings(json)
    );

/// <summary>The settings of jobs of kinds that have a class in common, in a jsonb column.</summary>
internal sealed class JobSettingsColumn<T>()
    : ValueConverter<T, string>(settings => StoredJson.Write(settings), json => (T)StoredJson.ReadSettings(json))
    where T : class, IJobSettings;

/// <summary>Such values never change, and compare by what they hold.</summary>
internal sealed class JsonColumnComparer<T>()
    : ValueComparer<T>((left, right) => object.Equals(left, right), value => value.GetHashCode(), value => value)
    where T : class;
