using System.Text.Json;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Edits;

/// <summary>Edits are asked for, priced, read, cancelled and tried again.</summary>
[TestFixture]
internal sealed class EditUseCaseTests
{
    private static readonly EditInput _input = new()
    {
        Kind = EditKind.Upscale,
        Source = new EditSourceInput(Upscalers.SourceId.Value),
    };

    private readonly List<Job> _added = [];
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _added.Clear();
        _host = new TestHost();
        _host.KeepSource();
        _host.Offer(Upscalers.At("test", 0.0199m));
        _host.Jobs.Setup(jobs => jobs.Add(It.IsAny<Job>())).Callback<Job>(_added.Add);
        Holding(Result.Ok());
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Create_SavesTheEditItsPlaceInTheQueueAndItsHoldTogether()
    {
        var created = (await _host.SendAsync(new CreateEdit(_input, IdempotencyKey: null))).Value;

        var edit = (Upscale)_added.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.IsReplay, Is.False);
            Assert.That(
                created.Job,
                Has.Property("Id")
                    .EqualTo(edit.Id.Value)
                    .And.Property("Settings")
                    .EqualTo(edit.Settings)
                    .And.Property("EstimatedCost")
                    .EqualTo(0.0199m)
                    .And.Property("CreatedByName")
                    .EqualTo("Ada")
                    .And.Property("MayCharge")
                    .True
            );
            Assert.That(edit.RequestedModel, Is.EqualTo("auto"), "nobody named one");
            Assert.That(edit.Settings.Prompt, Is.EqualTo(Upscalers.SourcePrompt), "found by its source's words");
            _host.Queue.Verify(queue => queue.Enqueue(edit), Times.Once);
            _host.Budget.Verify(
                budget => budget.HoldAsync(edit, Money.Usd(0.0199m), null, It.IsAny<CancellationToken>()),
                Times.Once
            );
            _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Create_WhenABudgetHasNoRoom_SavesNothing()
    {
        Holding(Error.RuleViolation("budget.exceeded", "No room."));

        var created = await _host.SendAsync(new CreateEdit(_input, IdempotencyKey: null));

        Assert.That(created.Error?.Code, Is.EqualTo("budget.exceeded"));
        _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Create_TakesWhatIsGiven()
    {
        var input = _input with
        {
            Model = "test/sharp",
            Failover = Failover.None,
            OutputFormat = OutputFormat.Png,
            Parameters = Factor(2),
            Metadata = new Dictionary<string, string> { ["order"] = "17" },
        };

        await _host.SendAsync(new CreateEdit(input, IdempotencyKey: null));

        var edit = (Upscale)_added.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((edit.RequestedModel, edit.Failover), Is.EqualTo(("test/sharp", Failover.None)));
            Assert.That(edit.Settings.OutputFormat, Is.EqualTo(OutputFormat.Png));
            Assert.That(edit.Metadata.Values["order"], Is.EqualTo("17"));
        }
    }

    [TestCase("image/jpeg", OutputFormat.Jpeg)]
    [TestCase("image/webp", OutputFormat.Png, Description = "the model makes none")]
    [TestCase("image/gif", OutputFormat.Png)]
    public async Task Create_KeepsTheFormatOfTheSourceWhereTheModelCan(string mediaType, OutputFormat format)
    {
        _host.KeepSource(mediaType);

        await _host.SendAsync(new CreateEdit(_input, IdempotencyKey: null));

        Assert.That(((Upscale)_added.Single()).Settings.OutputFormat, Is.EqualTo(format));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case(
            "somebody else's image",
            _input with
            {
                Source = new EditSourceInput(Guid.NewGuid()),
            },
            "source.not_found",
            "source"
        );
        yield return Case(
            "a factor that the model lacks",
            _input with
            {
                Parameters = Factor(3),
            },
            "parameter.out_of_range",
            "parameters.factor"
        );
        yield return Case(
            "too many pixels",
            _input with
            {
                Parameters = Factor(4),
            },
            "image.result_too_large",
            "parameters.factor"
        );
        yield return Case(
            "a model that does not upscale",
            _input with
            {
                Model = "test/able",
            },
            "model.operation_unsupported",
            "model"
        );
        yield return Case("no such model", _input with { Model = "test/none" }, "model.unknown", "model");

        static TestCaseData Case(string name, EditInput input, string code, string field) =>
            new TestCaseData(input, code, field).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task CreateAndEstimate_WhenItCannotBeDone_RefuseUnderTheFieldsName(
        EditInput input,
        string code,
        string field
    )
    {
        var created = await _host.SendAsync(new CreateEdit(input, IdempotencyKey: null));
        var estimated = await _host.SendAsync(new EstimateEdit(input));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Error?.Code, Is.EqualTo(code));
            Assert.That(created.Error?.Fields.Select(refused => refused.Field), Is.EqualTo(new[] { field }));
            Assert.That(estimated.Error?.Code, Is.EqualTo(code));
            Assert.That(_added, Is.Empty);
        }
    }

    private static IEnumerable<TestCaseData> Malformed()
    {
        yield return Case("kind", _input with { Kind = null });
        yield return Case("kind", _input with { Kind = (EditKind)9 });
        yield return Case("source", _input with { Source = null });
        yield return Case("source.assetId", _input with { Source = new EditSourceInput(null) });
        yield return Case("prompt", _input with { Prompt = "a\0b" });
        yield return Case("prompt", _input with { Prompt = new string('a', Prompt.AbsoluteMaxLength + 1) });
        yield return Case("negativePrompt", _input with { NegativePrompt = "a\0b" });
        yield return Case("model", _input with { Model = new string('a', 2000) });
        yield return Case("prefer", _input with { Prefer = (Application.Routing.RoutePreference)99 });
        yield return Case("failover", _input with { Failover = (Failover)99 });
        yield return Case("seed", _input with { Seed = Seed.Maximum + 1 });
        yield return Case("outputFormat", _input with { OutputFormat = (OutputFormat)99 });
        yield return Case("parameters", _input with { Parameters = Many(ModelParameters.MaxEntries + 1) });
        yield return Case("parameters.x", _input with { Parameters = Value(new[] { 1 }) });
        yield return Case("parameters.x", _input with { Parameters = Value(new string('a', 40_000)) });
        yield return Case("metadata", _input with { Metadata = new Dictionary<string, string> { [""] = "17" } });
        yield return Case(
            "metadata.order",
            _input with
            {
                Metadata = new Dictionary<string, string> { ["order"] = null! },
            }
        );

        static TestCaseData Case(string field, EditInput input) => new(field, input);
    }

    [TestCaseSource(nameof(Malformed))]
    public async Task CreateAndEstimate_WhenMalformed_NameTheField(string field, EditInput input)
    {
        var created = await _host.SendAsync(new CreateEdit(input, IdempotencyKey: null));
        var estimated = await _host.SendAsync(new EstimateEdit(input));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Error?.Code, Is.EqualTo("validation.failed"));
            Assert.That(created.Error?.Fields.Select(refused => refused.Field), Is.EqualTo(new[] { field }));
            Assert.That(estimated.Error?.Fields.Select(refused => refused.Field), Is.EqualTo(new[] { field }));
        }
    }

    [Test]
    public async Task Estimate_TellsThePriceAndTheSizeAndCreatesNothing()
    {
        var estimate = (await _host.SendAsync(new EstimateEdit(_input))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.EstimatedCost, Is.EqualTo(0.0199m));
            Assert.That(estimate.Model.Id, Is.EqualTo("test/sharp"));
            Assert.That(estimate.ResultSize, Is.EqualTo(new ImageSize(1280, 960)));
            Assert.That(estimate.Blocked, Is.Null);
            Assert.That(_added, Is.Empty);
        }
    }

    [Test]
    public async Task Estimate_WhenThePersonsOwnKeyPays_AsksNoLimit()
    {
        _host
            .Connections.Setup(port =>
                port.UsableAsync(It.IsAny<OrganizationId>(), It.IsAny<UserId>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(new Dictionary<string, CredentialScope?> { ["test"] = CredentialScope.User });

        await _host.SendAsync(new EstimateEdit(_input));

        _host.Limits.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Create_WhenRepeatedWithItsKey_AnswersWithTheSameEdit()
    {
        var id = Guid.NewGuid();
        RememberedRequest? remembered = null;
        _host
            .Idempotency.Setup(store =>
                store.Remember(It.IsAny<string>(), It.IsAny<RequestFingerprint>(), It.IsAny<Guid>())
            )
            .Callback(
                (string _, RequestFingerprint print, Guid made) => remembered = new RememberedRequest(print, id = made)
            );
        _host
            .Idempotency.Setup(store => store.FindAsync("click-1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => remembered);
        await _host.SendAsync(new CreateEdit(_input, "click-1"));
        Readable(new JobId(id));

        var again = await _host.SendAsync(new CreateEdit(_input, "click-1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Value.IsReplay, Is.True);
            Assert.That(again.Value.Job.Id, Is.EqualTo(id));
            Assert.That(_added, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Get_WhenItIsHere_AnswersWithIt()
    {
        var id = JobId.New();
        Readable(id);

        Assert.That((await _host.SendAsync(new GetEdit(id.Value))).Value.Id, Is.EqualTo(id.Value));
    }

    [Test]
    public async Task GetCancelAndRetry_WhenItIsNotHere_TellOfNone()
    {
        var id = Guid.NewGuid();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _host.SendAsync(new GetEdit(id))).Error?.Code, Is.EqualTo("edit.not_found"));
            Assert.That((await _host.SendAsync(new CancelEdit(id))).Error?.Code, Is.EqualTo("edit.not_found"));
            Assert.That((await _host.SendAsync(new RetryEdit(id))).Error?.Code, Is.EqualTo("edit.not_found"));
        }
    }

    [Test]
    public async Task CancelAndRetry_WhenTheJobIsAGeneration_TellOfNoEdit()
    {
        var generation = new GenerationBuilder().Failed().Build();
        _host.Jobs.Setup(jobs => jobs.FindAsync(generation.Id, It.IsAny<CancellationToken>())).ReturnsAsync(generation);

        var cancelled = await _host.SendAsync(new CancelEdit(generation.Id.Value));
        var retried = await _host.SendAsync(new RetryEdit(generation.Id.Value));

        Assert.That(
            (cancelled.Error?.Code, retried.Error?.Code),
            Is.EqualTo(((string?)"edit.not_found", (string?)"edit.not_found"))
        );
    }

    [Test]
    public async Task Cancel_WhenAtWork_TellsItsWorker()
    {
        var edit = Known(Upscalers.Begun(Upscalers.At("test", 0.0199m)));

        var cancelled = await _host.SendAsync(new CancelEdit(edit.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.Value.Id, Is.EqualTo(edit.Id.Value));
            Assert.That(edit.IsCancelRequested, Is.True);
            _host.Queue.Verify(queue => queue.AnnounceCancellation(edit), Times.Once);
        }
    }

    [Test]
    public async Task Retry_WhenFailed_HoldsItsCostAgainAndQueuesIt()
    {
        var edit = Known(Upscalers.Begun(Upscalers.At("test", 0.0199m)));
        edit.Fail(AttemptOutcome.Refused, JobFailure.Because(FailureCode.ContentRefused, "No."), Moments.At(2));

        var retried = await _host.SendAsync(new RetryEdit(edit.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(retried.Succeeded, Is.True);
            Assert.That(edit.Status, Is.EqualTo(JobStatus.Pending));
            _host.Queue.Verify(queue => queue.Enqueue(edit), Times.Once);
            _host.Budget.Verify(
                budget => budget.HoldAsync(edit, Money.Usd(0.0199m), null, It.IsAny<CancellationToken>()),
                Times.Once
            );
        }
    }

    [Test]
    public async Task List_PassesTheFilterOn()
    {
        var page = new Page<EditView>([], null);
        _host
            .EditReader.Setup(reader =>
                reader.ListAsync(new EditFilter { Status = JobStatus.Failed }, null, 20, It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(page);

        var listed = await _host.SendAsync(new ListEdits(new EditFilter { Status = JobStatus.Failed }, null, 20));

        Assert.That(listed.Value, Is.SameAs(page));
    }

    [TestCase(null, 0, JobStatus.Failed, "validation.failed")]
    [TestCase(null, 20, (JobStatus)99, "validation.failed")]
    [TestCase("nonsense", 20, JobStatus.Failed, "cursor.invalid")]
    public async Task List_WhenMalformed_IsRefused(string? cursor, int limit, JobStatus status, string code)
    {
        var listed = await _host.SendAsync(new ListEdits(new EditFilter { Status = status }, cursor, limit));

        Assert.That(listed.Error?.Code, Is.EqualTo(code));
    }

    private static Dictionary<string, JsonElement> Factor(int factor) =>
        new() { ["factor"] = JsonSerializer.SerializeToElement(factor) };

    private static Dictionary<string, JsonElement> Value(object value) =>
        new() { ["x"] = JsonSerializer.SerializeToElement(value) };

    private static Dictionary<string, JsonElement> Many(int count) =>
        Enumerable
            .Range(0, count)
            .ToDictionary(number => $"p{number}", number => JsonSerializer.SerializeToElement(number));

    private void Holding(Result held) =>
        _host
            .Budget.Setup(budget =>
                budget.HoldAsync(
                    It.IsAny<ProviderJob>(),
                    It.IsAny<Money?>(),
                    It.IsAny<CredentialScope?>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(held);

    private void Readable(JobId id) =>
        _host
            .EditReader.Setup(reader => reader.FindAsync(id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new EditView { Id = id.Value, Settings = Upscalers.Begun(Upscalers.At("test", 0.0199m)).Settings }
            );

    private Upscale Known(Upscale edit)
    {
        _host.Jobs.Setup(jobs => jobs.FindAsync(edit.Id, It.IsAny<CancellationToken>())).ReturnsAsync(edit);
        Readable(edit.Id);
        return edit;
    }
}
