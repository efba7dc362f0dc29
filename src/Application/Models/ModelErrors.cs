using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

internal static class ModelErrors
{
    private const string Field = "model";

    internal static readonly Error Unknown = Error.RuleViolation(
        "model.unknown",
        "There is no such model. GET /api/v1/models lists those on offer.",
        Field
    );

    internal static readonly Error NobodyOffers = Unavailable(
        "No provider of such a model can be used now. Add a provider key, or choose another model."
    );

    internal static Error Retired(ModelDescription model, ModelDescription? replacement) =>
        Error.RuleViolation(
            "model.retired",
            $"{model.Name} was shut down by its provider on {model.RetiresOn:yyyy-MM-dd}."
                + (
                    replacement is null
                        ? " Choose another model."
                        : $" Use {replacement.Name} ({replacement.Id}) instead."
                ),
            Field
        );

    internal static Error SwitchedOff(ModelDescription model) =>
        Unavailable($"{model.ProviderName} is switched off. Choose another model.");

    internal static Error NoWay(ModelDescription model, ProviderDescription provider) =>
        Unavailable(
            provider.SelfHosted
                ? $"Nobody has said where {provider.Name} is. Add its address under provider keys, or choose "
                    + "another model."
                : $"There is no key for {provider.Name}. Add one under provider keys, or choose a model other "
                    + $"than {model.Name}."
        );

    private static Error Unavailable(string message) => Error.RuleViolation("model.unavailable", message, Field);
}
