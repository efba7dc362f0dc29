using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

[TestFixture]
internal sealed class CreateGenerationTests
{
    private const string Key = "click-1";

    private static readonly GenerationInput _input = new() { Prompt = "a red fox", Seed = 7 };

    private readonly List<Generation> _added = [];
    private readonly Dictionary<string, RememberedRequest> _remembered = [];
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _added.Clear();
        _remembered.Clear();
        _host = new TestHost();
        _host.Jobs.Setup(jobs => jobs.Add(It.IsAny<Job>())).Callback<Job>(job => _added.Add((Generation)job));
        _host
            .Idempotency.Setup(store =>
                store.Remember(It.IsAny<string>(), It.IsAny<RequestFingerprint>(), It.IsAny<Guid>())
            )
            .Callback(
                (string key, RequestFingerprint fingerprint, Guid id) =>
                    _remembered[key] = new RememberedRequest(fingerprint, id)
            );
        _host
            .Idempotency.Setup(store => store.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string key, CancellationToken _) => _remembered.GetValueOrDefault(key));
        _host
            .Reader.Setup(reader => reader.FindAsync(It.IsAny<JobId>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (JobId id, CancellationToken _) => new GenerationView { Id = id.Value, Status = JobStatus.Completed }
            );
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Create_SavesTheGenerationItsPlaceInTheLineAndItsKeyTogether()
    {
        var created = (await _host.SendAsync(new CreateGeneration(_input, Key))).Value;

        var generation = _added.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.IsReplay, Is.False);
            Assert.That(created.Job.Id, Is.EqualTo(generation.Id.Value));
            Assert.That(generation.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(generation.CreatedBy, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(generation.CreatedAt, Is.EqualTo(_host.Clock.Now));
            Assert.That(_remembered[Key].ResourceId, Is.EqualTo(generation.Id.Value));
            _host.Queue.Verify(queue => queue.Enqueue(generation), Times.Once);
            _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Create_AnswersWithTheWholeGeneration()
    {
        var input = _input with
        {
            NegativePrompt = "text",
            AspectRatio = "16:9",
            Count = 2,
            Quality = Quality.Hd,
            OutputFormat = OutputFormat.Webp,
        };

        var view = (await _host.SendAsync(new CreateGeneration(input, null))).Value.Job;

        Assert.That(
            view with
            {
                Id = default,
                Settings = GenerationSettings.None,
                Images = [],
                Attempts = [],
            },
            Is.EqualTo(
                new GenerationView
                {
                    Status = JobStatus.Pending,
                    Model = "test/able",
                    Provider = "test",
                    EstimatedCost = 0.08m,
                    MayCharge = true,
                    CreatedById = GenerationBuilder.Person.Value,
                    CreatedByName = "Ada",
                    CreatedAt = _host.Clock.Now,
                    UpdatedAt = _host.Clock.Now,
                    Images = [],
                    Attempts = [],
                }
            )
        );
        Assert.That(view.Settings, Is.EqualTo(_added.Single().Settings));
        Assert.That(
            view.Settings with
            {
                Parameters = ModelParameters.Empty,
            },
            Is.EqualTo(
                GenerationSettings.None with
                {
                    Prompt = "a red fox",
                    NegativePrompt = "text",
                    AspectRatio = "16:9",
                    Width = 1344,
                    Height = 768,
                    Count = 2,
                    Seed = Seed.From(7),
                    SeedIsChosen = true,
                    Quality = Quality.Hd,
                    OutputFormat = OutputFormat.Webp,
                }
            )
        );
        Assert.That(view.Images, Is.Empty);
        Assert.That(view.Attempts, Is.Empty);
    }

    [Test]
    public async Task Create_TrimsWhatPeopleType()
    {
        await _host.SendAsync(new CreateGeneration(_input with { Prompt = "  a fox\n", NegativePrompt = "  " }, null));

        Assert.That(
            _added.Single().Settings,
            Has.Property("Prompt").EqualTo("a fox").And.Property("NegativePrompt").Null
        );
    }

    [Test]
    public async Task Create_WithoutASeed_ChoosesOneAndKeepsIt()
    {
        for (var i = 0; i < 5; i++)
            await _host.SendAsync(new CreateGeneration(_input with { Seed = null }, null));

        Assert.That(_added.Select(generation => generation.Settings.Seed).Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public async Task Create_WithoutAKey_RemembersNothing()
    {
        await _host.SendAsync(new CreateGeneration(_input, null));
        await _host.SendAsync(new CreateGeneration(_input, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_added, Has.Count.EqualTo(2));
            _host.Idempotency.VerifyNoOtherCalls();
        }
    }

    [Test]
    public async Task Create_WhenTheKeyIsSentAgain_AnswersWithTheFirstGeneration()
    {
        var first = (await _host.SendAsync(new CreateGeneration(_input, Key))).Value;

        var second = (await _host.SendAsync(new CreateGeneration(_input, Key))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.IsReplay, Is.True);
            Assert.That(second.Job.Id, Is.EqualTo(first.Job.Id));
            Assert.That(second.Job.Status, Is.EqualTo(JobStatus.Completed), "as it is now");
            Assert.That(_added, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Create_WhenTheSameIsMeantInOtherWords_IsAReplay()
    {
        var parameters = TestModels.Parameters(("look", "agate"), ("steps", 10)).Values;
        await _host.SendAsync(new CreateGeneration(_input with { Parameters = parameters }, Key));
        var reordered = parameters.Reverse().ToDictionary();

        var again = await _host.SendAsync(
            new CreateGeneration(_input with { Prompt = " a red fox ", Count = 1, Parameters = reordered }, Key)
        );

        Assert.That(again.Value.IsReplay, Is.True);
    }

    private static IEnumerable<GenerationInput> OtherInputs() =>
        [
            _input with
            {
                Prompt = "a blue fox",
            },
            _input with
            {
                NegativePrompt = "text",
            },
            _input with
            {
                Model = "test/able",
            },
            _input with
            {
                AspectRatio = "16:9",
            },
            _input with
            {
                Width = 512,
                Height = 512,
            },
            _input with
            {
                Count = 2,
            },
            _input with
            {
                Seed = 8,
            },
            _input with
            {
                Seed = null,
            },
            _input with
            {
                Quality = Quality.Hd,
            },
            _input with
            {
                OutputFormat = OutputFormat.Webp,
            },
            _input with
            {
                Parameters = TestModels.Parameters(("steps", 10)).Values,
            },
        ];

    [TestCaseSource(nameof(OtherInputs))]
    public async Task Create_WhenTheKeyComesWithAnotherRequest_IsRefused(GenerationInput other)
    {
        await _host.SendAsync(new CreateGeneration(_input, Key));

        var refused = await _host.SendAsync(new CreateGeneration(other, Key));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("idempotency.key_reused"));
            Assert.That(refused.Error?.Kind, Is.EqualTo(ErrorKind.RuleViolation));
            Assert.That(_added, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Create_WhenTheFirstGenerationIsGone_SaysSo()
    {
        await _host.SendAsync(new CreateGeneration(_input, Key));
        _host
            .Reader.Setup(reader => reader.FindAsync(It.IsAny<JobId>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((GenerationView?)null);

        var refused = await _host.SendAsync(new CreateGeneration(_input, Key));

        Assert.That(refused.Error?.Code, Is.EqualTo("generation.not_found"));
    }

    [Test]
    public async Task Create_WhenTheSameClickWonTheRace_AnswersWithItsGeneration()
    {
        var winner = Guid.CreateVersion7();
        LoseTheRaceTo(fingerprint => new RememberedRequest(fingerprint, winner));

        var created = await _host.SendAsync(new CreateGeneration(_input, Key));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Value.IsReplay, Is.True);
            Assert.That(created.Value.Job.Id, Is.EqualTo(winner));
        }
    }

    [Test]
    public async Task Create_WhenAnotherRequestWithTheKeyWonTheRace_IsRefused()
    {
        LoseTheRaceTo(_ => new RememberedRequest(new RequestFingerprint("other"), Guid.CreateVersion7()));

        var refused = await _host.SendAsync(new CreateGeneration(_input, Key));

        Assert.That(refused.Error?.Code, Is.EqualTo("idempotency.key_reused"));
    }

    [Test]
    public void Create_WhenTheWinnerOfTheRaceIsGone_IsAFault()
    {
        LoseTheRaceTo(_ => null);

        Assert.That(() => _host.SendAsync(new CreateGeneration(_input, Key)), Throws.InvalidOperationException);
    }

    [Test]
    public void Create_WhenSomethingElseIsADuplicate_IsAFault()
    {
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new DuplicateKeyException("pk_other", new IOException()));

        Assert.That(() => _host.SendAsync(new CreateGeneration(_input, Key)), Throws.TypeOf<DuplicateKeyException>());
    }

    [Test]
    public async Task Create_WhenTheModelIsUnknown_NamesTheField()
    {
        var refused = await _host.SendAsync(new CreateGeneration(_input with { Model = "test/gone" }, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("model.unknown"));
            Assert.That(refused.Error?.Kind, Is.EqualTo(ErrorKind.RuleViolation));
            Assert.That(refused.Error?.Fields.Single().Field, Is.EqualTo("model"));
            Assert.That(_added, Is.Empty);
        }
    }

    [Test]
    public async Task Create_WhenTheModelCannotDoIt_CreatesNothing()
    {
        var refused = await _host.SendAsync(
            new CreateGeneration(_input with { Model = "test/plain", Count = 2, Seed = null }, Key)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("count.unsupported"));
            Assert.That(_added, Is.Empty);
            Assert.That(_remembered, Is.Empty, "a corrected request may use the key");
        }
    }

    private void LoseTheRaceTo(Func<RequestFingerprint, RememberedRequest?> winner) =>
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .Callback(() =>
            {
                var mine = _remembered[Key].Fingerprint;
                _remembered.Clear();
                if (winner(mine) is { } earlier)
                    _remembered[Key] = earlier;
            })
            .ThrowsAsync(new DuplicateKeyException(IdempotencyKey.Constraint, new IOException()));
}
