using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Accounts;

/// <summary>What an address, a password and a name may look like.</summary>
public static class AccountRules
{
    public const int MinEmailLength = 3;
    public const int MaxEmailLength = 254;
    public const int MinPasswordLength = 10;
    public const int MaxPasswordLength = 128;
    public const int MaxDisplayNameLength = 100;

    /// <summary>The code of every refusal of a password, whatever was wrong.</summary>
    public const string WrongPassword = "auth.invalid_credentials";

    internal static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsStorable().HasAtMost(MaxEmailLength).Must(LooksLikeEmail).WithMessage("This is not an e-mail address.");

    internal static IRuleBuilderOptions<T, string?> IsNewPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsStorable()
            .Must(password =>
                password is not null && Text.Length(password) is >= MinPasswordLength and <= MaxPasswordLength
            )
            .WithMessage($"Use {MinPasswordLength} to {MaxPasswordLength} characters.");

    /// <summary>A password that is only compared: no rule may tell what passwords here look like.</summary>
    internal static IRuleBuilderOptions<T, string?> IsPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsStorable()
            .Must(password => !string.IsNullOrEmpty(password) && Text.Length(password) <= MaxPasswordLength)
            .WithMessage("Give the password.");

    private static bool LooksLikeEmail(string? text)
    {
        if (text is null)
            return false;

        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
    }
}
