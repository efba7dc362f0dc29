using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>Something in a data file that cannot be meant.</summary>
/// <param name="Field">Where, as in <c>models[2].operations[0].parameters[1].default</c>.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record CatalogFault(string Field, string Message);

/// <summary>Finds what a data file says that cannot be meant, before anybody relies on it.</summary>
internal static class CatalogFileCheck
{
    /// <summary>The first fault; null when there is none.</summary>
    public static CatalogFault? FindFault(CatalogFile file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, model) in file.Models.Index())
        {
            var field = $"models[{place}]";
            if (!seen.Add(model.Id))
                return new CatalogFault($"{field}.id", $"There are two models {model.Id}.");
            if (FaultOf(model, field) is { } fault)
                return fault;
        }

        return null;
    }

    private static CatalogFault? FaultOf(ModelDescription model, string field)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal) { OperationIds.Generate };
        foreach (var (place, operation) in model.OtherOperations.Index())
        {
            var at = $"{field}.operations[{place}]";
            if (!OperationIds.IsValid(operation.Id))
            {
                return new CatalogFault($"{at}.id", "Use small letters, digits and hyphens.");
            }

            if (!ids.Add(operation.Id))
            {
                return new CatalogFault($"{at}.id", $"{operation.Id} is described elsewhere.");
            }

            if (FaultOf(operation, at) is { } fault)
                return fault;
        }

        return FaultOf(model.Capabilities.Parameters, $"{field}.capabilities")
            ?? FaultOf(model.Price?.Components ?? [], model, $"{field}.price.components")
            ?? FaultOf(model.Price?.Expected ?? [], model, $"{field}.price.expected");
    }

    private static CatalogFault? FaultOf(OperationDescription operation, string field)
    {
        if (operation.MinImages < 0)
            return new CatalogFault($"{field}.minImages", "It cannot be negative.");
        if (operation.MaxImages < operation.MinImages)
        {
            return new CatalogFault($"{field}.maxImages", "It is less than minImages.");
        }

        if (operation.MaxCount < 1)
            return new CatalogFault($"{field}.maxCount", "It is at least 1.");
        if (
            operation.ImageSize is { } size
            && (size.MultipleOf < 1 || size.MinSide > size.MaxSide || size.MinPixels > size.MaxPixels)
        )
        {
            return new CatalogFault($"{field}.imageSize", "No image can be of such a size.");
        }

        return FaultOf(operation.Parameters, field);
    }

    private static CatalogFault? FaultOf(IReadOnlyList<ParameterDefinition> parameters, string field)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, parameter) in parameters.Index())
        {
            var at = $"{field}.parameters[{place}]";
            if (!names.Add(parameter.Name))
            {
                return new CatalogFault($"{at}.name", $"There are two parameters {parameter.Name}.");
            }

            if (parameter is { Kind: ParameterKind.Choice, Options.Count: 0 })
            {
                return new CatalogFault($"{at}.options", "There is nothing to choose from.");
            }

            if (parameter.Minimum > parameter.Maximum)
            {
                return new CatalogFault($"{at}.maximum", "It is less than the minimum.");
            }

            if (FaultOfDefault(parameter) is { } reason)
                return new CatalogFault($"{at}.default", reason);
        }

        return null;
    }

    private static string? FaultOfDefault(ParameterDefinition parameter)
    {
        if (parameter.Default is not { } standard)
            return null;

        try
        {
            return ParameterCheck.Refuse(parameter, ParameterCheck.DefaultValue(parameter, standard))?.Message;
        }
        catch (JsonException)
        {
            return "It is not a value of this kind.";
        }
    }

    private static CatalogFault? FaultOf(IReadOnlyList<PriceComponent> lines, ModelDescription model, string field) =>
        PriceConditions.Check(lines, model, field).Error is { } refused ? FaultOf(refused, field) : null;

    private static CatalogFault FaultOf(Error refused, string field) =>
        refused.Fields is [var first, ..]
            ? new CatalogFault(first.Field, first.Message)
            : new CatalogFault(field, refused.Message);
}
