using ImageGenerator.Application.Accounts;
using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using MediatR;
using Moq;

namespace ImageGenerator.Application.Tests.Common;

/// <summary>Shape is refused before a handler runs: every wrong field at once, under its JSON name.</summary>
[TestFixture]
internal sealed class ValidationTests
{
    private const string Nul = "a\0b";

    private static readonly string _half = $"a{(char)0xD83D}";
    private static readonly GenerationInput _input = new() { Prompt = "a red fox" };

    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    private static IEnumerable<TestCaseData> WrongInputs()
    {
        yield return Wrong("no prompt", _input with { Prompt = null }, "prompt");
        yield return Wrong("white prompt", _input with { Prompt = " \n " }, "prompt");
        yield return Wrong("NUL in the prompt", _input with { Prompt = Nul }, "prompt");
        yield return Wrong("half a character in the prompt", _input with { Prompt = _half }, "prompt");
        yield return Wrong("endless prompt", _input with { Prompt = new string('x', 32_001) }, "prompt");
        yield return Wrong("NUL in the negative prompt", _input with { NegativePrompt = Nul }, "negativePrompt");
        yield return Wrong(
            "endless negative prompt",
            _input with
            {
                NegativePrompt = new string('x', 32_001),
            },
            "negativePrompt"
        );
        yield return Wrong("NUL in the model", _input with { Model = Nul }, "model");
        yield return Wrong("endless model", _input with { Model = new string('x', 201) }, "model");
        yield return Wrong("half a character in the ratio", _input with { AspectRatio = _half }, "aspectRatio");
        yield return Wrong("endless ratio", _input with { AspectRatio = new string('1', 21) }, "aspectRatio");
        yield return Wrong(
            "ratio and size",
            _input with
            {
                AspectRatio = "1:1",
                Width = 512,
                Height = 512,
            },
            "aspectRatio"
        );
        yield return Wrong(
            "ratio and width",
            _input with
            {
                AspectRatio = "1:1",
                Width = 512,
            },
            "aspectRatio",
            "height"
        );
        yield return Wrong("width alone", _input with { Width = 512 }, "height");
        yield return Wrong("height alone", _input with { Height = 512 }, "width");
        yield return Wrong("no width", _input with { Width = 0, Height = 512 }, "width");
        yield return Wrong("endless height", _input with { Width = 512, Height = 16_385 }, "height");
        yield return Wrong("no images", _input with { Count = 0 }, "count");
        yield return Wrong("five images", _input with { Count = 5 }, "count");
        yield return Wrong("negative seed", _input with { Seed = -1 }, "seed");
        yield return Wrong("large seed", _input with { Seed = 4_294_967_296 }, "seed");
        yield return Wrong("unknown quality", _input with { Quality = (Quality)9 }, "quality");
        yield return Wrong("unknown format", _input with { OutputFormat = (OutputFormat)9 }, "outputFormat");
        yield return Wrong(
            "too many parameters",
            _input with
            {
                Parameters = Parameters([.. Enumerable.Range(0, 51).Select(i => ($"p{i}", "1"))]),
            },
            "parameters"
        );
        yield return Wrong(
            "NUL in a parameter",
            _input with
            {
                Parameters = Parameters(("note", "\"a\\u0000b\"")),
            },
            "parameters.note"
        );
        yield return Wrong(
            "half a character in a parameter",
            _input with
            {
                Parameters = Parameters(("note", "\"\\ud800\"")),
            },
            "parameters.note"
        );
        yield return Wrong(
            "a list as a parameter",
            _input with
            {
                Parameters = Parameters(("note", "[\"\\ud800\"]")),
            },
            "parameters.note"
        );
        yield return Wrong(
            "an object as a parameter",
            _input with
            {
                Parameters = Parameters(("note", "{}")),
            },
            "parameters.note"
        );
        yield return Wrong(
            "too much metadata",
            _input with
            {
                Metadata = Enumerable.Range(0, 17).ToDictionary(i => $"n{i}", _ => ""),
            },
            "metadata"
        );
        yield return Wrong(
            "metadata without a name",
            _input with
            {
                Metadata = new Dictionary<string, string> { [""] = "v" },
            },
            "metadata"
        );
        yield return Wrong(
            "NUL in metadata",
            _input with
            {
                Metadata = new Dictionary<string, string> { ["note"] = Nul },
            },
            "metadata.note"
        );
        yield return Wrong(
            "endless metadata",
            _input with
            {
                Metadata = new Dictionary<string, string> { ["note"] = new('x', 513) },
            },
            "metadata.note"
        );
        yield return Wrong(
            "several at once",
            _input with
            {
                Prompt = null,
                Count = 9,
                Seed = -1,
            },
            "prompt",
            "count",
            "seed"
        );

        static TestCaseData Wrong(string name, GenerationInput input, params string[] fields) =>
            new TestCaseData(input, fields).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(WrongInputs))]
    public async Task CreateGeneration_WhenTheShapeIsWrong_NamesTheFieldsAsJsonDoes(
        GenerationInput input,
        string[] fields
    )
    {
        var refused = await _host.SendAsync(new CreateGeneration(input, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FieldsOf(refused.Error), Is.EquivalentTo(fields));
            _host.UnitOfWork.VerifyNoOtherCalls();
        }
    }

    [TestCaseSource(nameof(WrongInputs))]
    public async Task EstimateGeneration_WhenTheShapeIsWrong_NamesTheSameFieldsButAllowsAMissingPrompt(
        GenerationInput input,
        string[] fields
    )
    {
        var expected = string.IsNullOrWhiteSpace(input.Prompt) ? fields.Except(["prompt"]) : fields;

        var estimate = await _host.SendAsync(new EstimateGeneration(input));

        Assert.That((estimate.Error?.Fields ?? []).Select(field => field.Field).Distinct(), Is.EquivalentTo(expected));
    }

    [TestCase("")]
    [TestCase("with space")]
    [TestCase("ümlaut")]
    [TestCase("tab\t")]
    public async Task Create_WhenTheIdempotencyKeyIsMalformed_NamesTheHeader(string key)
    {
        var generation = await _host.SendAsync(new CreateGeneration(_input, key));
        var apiKey = await _host.SendAsync(new CreateApiKey("CI", null, key));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FieldsOf(generation.Error), Is.EqualTo(["Idempotency-Key"]));
            Assert.That(FieldsOf(apiKey.Error), Is.EqualTo(["Idempotency-Key"]));
        }
    }

    [TestCase(1, true)]
    [TestCase(128, true)]
    [TestCase(0, false)]
    [TestCase(129, false)]
    public void IdempotencyKey_HasALengthOf1To128(int length, bool valid)
    {
        Assert.That(IdempotencyKey.IsValid(new string('~', length)), Is.EqualTo(valid));
    }

    private static IEnumerable<TestCaseData> WrongLists()
    {
        var to = Moments.Start;
        foreach (
            var (name, limit, search, model, from, field) in new (
                string,
                int,
                string?,
                string?,
                DateTimeOffset?,
                string
            )[]
            {
                ("no rows", 0, null, null, null, "limit"),
                ("too many rows", 101, null, null, null, "limit"),
                ("NUL in the search", 50, Nul, null, null, "search"),
                ("half a character in the search", 50, _half, null, null, "search"),
                ("endless search", 50, new string('x', 501), null, null, "search"),
                ("NUL in the model", 50, null, Nul, null, "model"),
                ("endless model", 50, null, new string('x', 201), null, "model"),
                ("end before the beginning", 50, null, null, to.AddTicks(1), "to"),
            }
        )
        {
            yield return new TestCaseData(
                new GenerationFilter
                {
                    Search = search,
                    Model = model,
                    From = from,
                    To = to,
                },
                new AssetFilter
                {
                    Search = search,
                    Model = model,
                    From = from,
                    To = to,
                },
                limit,
                field
            ).SetArgDisplayNames(name);
        }

        yield return new TestCaseData(
            new GenerationFilter { Status = (JobStatus)9 },
            new AssetFilter { Orientation = (Orientation)9 },
            50,
            ""
        ).SetArgDisplayNames("unknown value");
    }

    [TestCaseSource(nameof(WrongLists))]
    public async Task Lists_WhenTheShapeIsWrong_NameTheQueryParameter(
        GenerationFilter generations,
        AssetFilter assets,
        int limit,
        string field
    )
    {
        var generationPage = await _host.SendAsync(new ListGenerations(generations, null, limit));
        var assetPage = await _host.SendAsync(new ListAssets(assets, null, limit));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FieldsOf(generationPage.Error), Is.EqualTo([field.Length > 0 ? field : "status"]));
            Assert.That(FieldsOf(assetPage.Error), Is.EqualTo([field.Length > 0 ? field : "orientation"]));
        }
    }

    private static IEnumerable<TestCaseData> WrongAccounts()
    {
        yield return Wrong(
            "nothing",
            new Register(null, null, null, null, new SignInOrigin()),
            "email",
            "password",
            "displayName",
            "organizationName"
        );
        yield return Wrong(
            "too long",
            new Register(
                $"{new string('a', 249)}@b.com",
                new string('x', 129),
                new string('x', 101),
                new string('x', 101),
                new SignInOrigin()
            ),
            "email",
            "password",
            "displayName",
            "organizationName"
        );
        yield return Wrong(
            "short password",
            new Register("a@b.com", "123456789", "Ada", "Foxes", new SignInOrigin()),
            "password"
        );
        yield return Wrong(
            "NUL",
            new Register($"{Nul}@b.com", $"0123456789{Nul}", Nul, Nul, new SignInOrigin()),
            "email",
            "password",
            "displayName",
            "organizationName"
        );
        yield return Wrong(
            "blank names",
            new Register("a@b.com", "1234567890", " ", "\t", new SignInOrigin()),
            "displayName",
            "organizationName"
        );
        yield return Wrong("nothing to sign in with", new SignIn(null, null, new SignInOrigin()), "email", "password");
        yield return Wrong("empty password", new SignIn("a@b.com", "", new SignInOrigin()), "password");
        yield return Wrong(
            "nothing to change to",
            new ChangePassword(null, null, new SignInOrigin(), null),
            "currentPassword",
            "newPassword"
        );
        yield return Wrong(
            "short new password",
            new ChangePassword("x", "123456789", new SignInOrigin(), null),
            "newPassword"
        );
        yield return Wrong("no name", new UpdateMe(null), "displayName");
        yield return Wrong("half a character", new UpdateMe(_half), "displayName");

        static TestCaseData Wrong(string name, IBaseRequest request, params string[] fields) =>
            new TestCaseData(request, fields).SetArgDisplayNames(request.GetType().Name, name);
    }

    [TestCaseSource(nameof(WrongAccounts))]
    public async Task Accounts_WhenTheShapeIsWrong_NameTheFields(IBaseRequest request, string[] fields)
    {
        var error = request switch
        {
            ICommand<SignedInUser> command => (await _host.SendAsync(command)).Error,
            ICommand<AccountView> command => (await _host.SendAsync(command)).Error,
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FieldsOf(error), Is.EquivalentTo(fields));
            _host.Accounts.VerifyNoOtherCalls();
        }
    }

    [TestCase("a@b", true)]
    [TestCase("ada.lovelace+x@example.com", true)]
    [TestCase("ünï@cödé.example", true)]
    [TestCase("", false)]
    [TestCase("@b", false)]
    [TestCase("a@", false)]
    [TestCase("a", false)]
    [TestCase("a@b@c", false)]
    [TestCase("a b@c", false)]
    [TestCase("a\u0007@c", false)]
    public async Task SignIn_ChecksWhatAnAddressLooksLike(string email, bool plausible)
    {
        _host
            .Accounts.Setup(accounts => accounts.CheckPasswordAsync(email, "secret", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new SignedInUser(GenerationBuilder.Person, GenerationBuilder.Organization, "s"));

        var signedIn = await _host.SendAsync(new SignIn(email, "secret", new SignInOrigin()));

        Assert.That(signedIn.Succeeded, Is.EqualTo(plausible));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public async Task CreateApiKey_WhenTheNameIsMissing_NamesIt(string? name)
    {
        var refused = await _host.SendAsync(new CreateApiKey(name, null, null));

        Assert.That(FieldsOf(refused.Error), Is.EqualTo(["name"]));
    }

    [Test]
    public async Task Names_AreCountedInCharacters()
    {
        var hundredFoxes = string.Concat(Enumerable.Repeat("🦊", 100));

        var kept = await _host.SendAsync(new CreateApiKey(hundredFoxes, null, null));
        var refused = await _host.SendAsync(new CreateApiKey(hundredFoxes + "🦊", null, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Succeeded, Is.True);
            Assert.That(FieldsOf(refused.Error), Is.EqualTo(["name"]));
        }
    }

    private static IEnumerable<string> FieldsOf(Error? error)
    {
        Assert.That(error, Is.Not.Null);
        Assert.That(
            error,
            Has.Property("Code").EqualTo("validation.failed").And.Property("Kind").EqualTo(ErrorKind.Invalid)
        );
        return error!.Fields.Select(field => field.Field).Distinct();
    }

    private static Dictionary<string, System.Text.Json.JsonElement> Parameters(
        params (string Name, string Json)[] values
    ) =>
        values.ToDictionary(
            pair => pair.Name,
            pair => System.Text.Json.JsonDocument.Parse(pair.Json).RootElement.Clone()
        );
}
