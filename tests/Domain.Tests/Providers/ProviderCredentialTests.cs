using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Providers;

[TestFixture]
internal sealed class ProviderCredentialTests
{
    private const string Key = "sk-0123456789abcdefwxyz";

    private static readonly ProviderDescription _provider = new("openai", "OpenAI");
    private static readonly CredentialOwner _organization = CredentialOwner.Of(GenerationBuilder.Organization);

    public static IEnumerable<CredentialOwner> Holders() =>
        [
            CredentialOwner.Platform,
            _organization,
            CredentialOwner.Of(GenerationBuilder.Organization, GenerationBuilder.Person),
        ];

    [TestCaseSource(nameof(Holders))]
    public void Store_KeepsWhoseItIsAndThatNobodyHasTriedIt(CredentialOwner owner)
    {
        var credential = ProviderCredential.Store(
            owner,
            "openai",
            Input(Key, "https://example.com"),
            [1, 2],
            GenerationBuilder.Person,
            Moments.At(5)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(credential.Holder, Is.EqualTo(owner));
            Assert.That(credential.Scope, Is.EqualTo(owner.Scope));
            Assert.That(credential.SealedSecret, Is.EqualTo(new byte[] { 1, 2 }));
            Assert.That((credential.Hint, credential.BaseAddress), Is.EqualTo(("wxyz", "https://example.com")));
            Assert.That(
                (credential.CreatedBy, credential.CreatedAt),
                Is.EqualTo((GenerationBuilder.Person, Moments.At(5)))
            );
            Assert.That(
                (credential.Status, credential.LastCheckedAt, credential.LastUsedAt, credential.LastError),
                Is.EqualTo((CredentialStatus.Untested, (DateTimeOffset?)null, (DateTimeOffset?)null, (string?)null))
            );
            Assert.That(credential.Events, Is.Empty);
        }
    }

    [Test]
    public void Store_WhenTheKeyIsNotSealed_IsABug() =>
        Assert.That(
            () =>
                ProviderCredential.Store(
                    _organization,
                    "openai",
                    Input(Key, null),
                    null,
                    GenerationBuilder.Person,
                    Moments.Start
                ),
            Throws.ArgumentException
        );

    [Test]
    public void Replace_KeepsTheIdAndForgetsTheRest()
    {
        var credential = Stored();
        var id = credential.Id;
        credential.Reject("No.", GenerationBuilder.Organization, Moments.At(1));
        credential.TakeEvents();

        credential.Replace(
            Input("another-key-entirely-7788", "https://example.com"),
            [3],
            GenerationBuilder.Person,
            Moments.At(9)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(credential.Id, Is.EqualTo(id));
            Assert.That(
                (credential.Status, credential.LastError, credential.LastCheckedAt),
                Is.EqualTo((CredentialStatus.Untested, (string?)null, (DateTimeOffset?)null))
            );
            Assert.That(
                (credential.Hint, credential.BaseAddress, credential.CreatedAt),
                Is.EqualTo(("7788", "https://example.com", Moments.At(9)))
            );
            Assert.That(credential.SealedSecret, Is.EqualTo(new byte[] { 3 }));
            Assert.That(credential.Events, Is.Empty);
        }
    }

    [Test]
    public void Reject_TellsOnceUntilItWorksAgain()
    {
        var credential = Stored();

        credential.Reject("Wrong key.", GenerationBuilder.Organization, Moments.At(1));
        credential.Reject("Still wrong.", GenerationBuilder.Organization, Moments.At(2));
        var told = credential.TakeEvents();
        credential.Confirm(Moments.At(3));
        var afterwards = (credential.Status, credential.LastError);
        credential.Reject("Again.", GenerationBuilder.Organization, Moments.At(4));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                told,
                Is.EqualTo([
                    new ProviderKeyRejected(
                        GenerationBuilder.Organization,
                        new ProviderKeyName("openai", CredentialScope.Organization, null),
                        "Wrong key.",
                        Moments.At(1)
                    ),
                ])
            );
            Assert.That(afterwards, Is.EqualTo((CredentialStatus.Working, (string?)null)));
            Assert.That(credential.Events, Has.Count.EqualTo(1));
            Assert.That(credential.LastError, Is.EqualTo("Again."));
        }
    }

    [Test]
    public void Reject_WhenThereIsNobodyToTell_NotesItAllTheSame()
    {
        var credential = Stored();

        credential.Reject("No.", concerned: null, Moments.At(1));

        Assert.That((credential.Status, credential.Events.Count), Is.EqualTo((CredentialStatus.Rejected, 0)));
    }

    [Test]
    public void RunOutOfCredit_IsNoRejectionAndIsToldOnceUntilSomethingElseIsTrue()
    {
        var credential = ProviderCredential.Store(
            CredentialOwner.Of(GenerationBuilder.Organization, GenerationBuilder.Person),
            "openai",
            Input(Key, null),
            [1],
            GenerationBuilder.Person,
            Moments.Start
        );

        credential.RunOutOfCredit("Top up.", GenerationBuilder.Organization, Moments.At(1));
        credential.RunOutOfCredit("Top up, please.", GenerationBuilder.Organization, Moments.At(2));
        var told = credential.TakeEvents();
        credential.Reject("Wrong key.", GenerationBuilder.Organization, Moments.At(3));
        credential.RunOutOfCredit("Top up.", GenerationBuilder.Organization, Moments.At(4));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                told,
                Is.EqualTo([
                    new ProviderKeyOutOfCredit(
                        GenerationBuilder.Organization,
                        new ProviderKeyName("openai", CredentialScope.User, GenerationBuilder.Person),
                        "Top up.",
                        Moments.At(1)
                    ),
                ])
            );
            Assert.That(
                (credential.Status, credential.LastError),
                Is.EqualTo((CredentialStatus.OutOfCredit, "Top up."))
            );
            Assert.That(
                credential.Events.Select(happened => happened.GetType()),
                Is.EqualTo([typeof(ProviderKeyRejected), typeof(ProviderKeyOutOfCredit)])
            );
        }
    }

    [Test]
    public void MissAnswer_SaysNothingAboutTheKey()
    {
        var credential = Stored();

        credential.MissAnswer(new string('x', 2000), Moments.At(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (credential.Status, credential.LastCheckedAt),
                Is.EqualTo((CredentialStatus.Unreachable, Moments.At(1)))
            );
            Assert.That(credential.LastError, Has.Length.EqualTo(ProviderCredential.MaxErrorLength));
            Assert.That(credential.Events, Is.Empty);
        }
    }

    private static ProviderCredential Stored() =>
        ProviderCredential.Store(
            _organization,
            "openai",
            Input(Key, null),
            [1],
            GenerationBuilder.Person,
            Moments.Start
        );

    private static CredentialInput Input(string key, string? address) =>
        CredentialInput.For(_provider, key, address, hasUsualAddress: true).Value;
}
