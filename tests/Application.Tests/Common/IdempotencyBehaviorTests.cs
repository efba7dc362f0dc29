using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Behaviors;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Domain.Common;
using MediatR;
using Moq;

namespace ImageGenerator.Application.Tests.Common;

/// <summary>What happens to a command that is sent again, whatever the command is.</summary>
[TestFixture]
internal sealed class IdempotencyBehaviorTests
{
    private static readonly Guid _resource = Guid.NewGuid();
    private static readonly Error _refusal = Error.Conflict("some.refusal", "No.");

    private readonly Queue<RememberedRequest?> _found = [];
    private Mock<IIdempotencyStore> _store = null!;
    private IdempotentRequest _current = null!;
    private IdempotencyBehavior<Make, Result<string>> _behavior = null!;

    [SetUp]
    public void SetUp()
    {
        _found.Clear();
        _store = new Mock<IIdempotencyStore>();
        _store
            .Setup(store => store.FindAsync("click", It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => _found.Dequeue());
        _current = new IdempotentRequest(_store.Object);
        _behavior = new IdempotencyBehavior<Make, Result<string>>(_store.Object, _current, new Replay());
    }

    [Test]
    public async Task Handle_WithoutAKey_RemembersNothing()
    {
        var made = await SendAsync(new Make("a lamp", null), MakeIt);

        Assert.That(made.Value, Is.EqualTo("made"));
        _store.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_TheFirstTime_RemembersWhatIsMadeAndOfWhat()
    {
        _found.Enqueue(null);

        var made = await SendAsync(new Make("a lamp", "click"), MakeIt);

        Assert.That(made.Value, Is.EqualTo("made"));
        _store.Verify(store => store.Remember("click", FingerprintOf("a lamp"), _resource), Times.Once);
    }

    [Test]
    public async Task Handle_TheSecondTime_AnswersWithWhatTheFirstHasMade()
    {
        _found.Enqueue(new RememberedRequest(FingerprintOf("a lamp"), _resource));

        var again = await SendAsync(new Make("a lamp", "click"), NeverAsync);

        Assert.That(again.Value, Is.EqualTo($"replayed {_resource}"));
    }

    [Test]
    public async Task Handle_WhenTheKeyWasUsedForSomethingElse_Refuses()
    {
        _found.Enqueue(new RememberedRequest(FingerprintOf("a chair"), _resource));

        var refused = await SendAsync(new Make("a lamp", "click"), NeverAsync);

        Assert.That(refused.Error, Is.EqualTo(IdempotencyKey.Reused));
    }

    [Test]
    public async Task Handle_WhenTheOtherOneWasSavedFirst_AnswersWithTheOthers()
    {
        _found.Enqueue(null);
        _found.Enqueue(new RememberedRequest(FingerprintOf("a lamp"), _resource));

        var answer = await SendAsync(new Make("a lamp", "click"), () => throw Taken(IdempotencyKey.Constraint));

        Assert.That(answer.Value, Is.EqualTo($"replayed {_resource}"));
    }

    [Test]
    public void Handle_WhenAnotherValueIsTaken_IsNoReplay()
    {
        _found.Enqueue(null);

        Assert.That(
            () => SendAsync(new Make("a lamp", "click"), () => throw Taken("ix_something_else")),
            Throws.TypeOf<DuplicateKeyException>()
        );
    }

    [Test]
    public async Task Handle_WhenTheOtherOneTookTheRoom_AnswersWithTheOthers()
    {
        _found.Enqueue(null);
        _found.Enqueue(new RememberedRequest(FingerprintOf("a lamp"), _resource));

        var answer = await SendAsync(new Make("a lamp", "click"), () => Task.FromResult(Result<string>.Fail(_refusal)));

        Assert.That(answer.Value, Is.EqualTo($"replayed {_resource}"));
    }

    [Test]
    public async Task Handle_WhenItIsRefusedAndNobodyElseSentIt_IsRefused()
    {
        _found.Enqueue(null);
        _found.Enqueue(null);

        var answer = await SendAsync(new Make("a lamp", "click"), () => Task.FromResult(Result<string>.Fail(_refusal)));

        Assert.That(answer.Error, Is.EqualTo(_refusal));
    }

    [Test]
    public async Task Handle_WhenItIsOver_NotesNothingOfWhatComesAfter()
    {
        _found.Enqueue(null);
        await SendAsync(new Make("a lamp", "click"), MakeIt);

        _current.Makes(Guid.NewGuid());

        _store.Verify(
            store => store.Remember(It.IsAny<string>(), It.IsAny<RequestFingerprint>(), It.IsAny<Guid>()),
            Times.Once
        );
    }

    private Task<Result<string>> SendAsync(Make command, Func<Task<Result<string>>> handler) =>
        _behavior.Handle(command, CancellationToken.None, () => handler());

    private Task<Result<string>> MakeIt()
    {
        _current.Makes(_resource);
        return Task.FromResult(Result<string>.Ok("made"));
    }

    private static Task<Result<string>> NeverAsync() => throw new AssertionException("It was carried out again.");

    private static DuplicateKeyException Taken(string constraint) => new(constraint, new InvalidOperationException());

    private static RequestFingerprint FingerprintOf(string what) => RequestFingerprint.Of(nameof(Make), new { what });

    private sealed record Make(string What, string? IdempotencyKey) : IRequest<Result<string>>, IIdempotent
    {
        public object FingerprintContent() => new { what = What };
    }

    private sealed class Replay : IReplay<Make, Result<string>>
    {
        public Task<Result<string>> ReplayAsync(Make command, Guid resourceId, CancellationToken cancellationToken) =>
            Task.FromResult(Result<string>.Ok($"replayed {resourceId}"));
    }
}
