namespace ImageGenerator.Application.Accounts;

/// <summary>Who may register. Section <c>Registration</c>.</summary>
public sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>True lets anybody create an organization; otherwise only the very first account can be made.</summary>
    public bool Open { get; set; }
}
