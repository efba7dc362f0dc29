using System.Net;
using ImageGenerator.Application.Accounts;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Accounts;

[TestFixture]
internal sealed class AccountUseCaseTests
{
    private static readonly SignedInUser _signedIn = new(
        GenerationBuilder.Person,
        GenerationBuilder.Organization,
        "stamp"
    );
    private static readonly SignInOrigin _origin = new(IPAddress.Parse("203.0.113.7"), "Firefox");
    private static readonly Error _tooMany = new("auth.too_many_attempts", "Wait.", ErrorKind.Limited);
    private static readonly SignInAttempt _attempt = new(
        [1],
        [
            [2],
        ]
    );
    private static readonly AccountView _account = new()
    {
        Id = GenerationBuilder.Person.Value,
        DisplayName = "Ada",
        Email = "ada@example.com",
    };
    private static readonly Register _register = new("ada@example.com", "correct horse", "  Ada ", " Foxes ", _origin);

    private readonly List<string> _steps = [];
    private readonly List<Organization> _organizations = [];
    private readonly List<Membership> _memberships = [];
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _steps.Clear();
        _organizations.Clear();
        _memberships.Clear();
        _host = new TestHost();
        var accounts = _host.Accounts;
        accounts
            .Setup(port => port.LockRegistrationAsync(It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("lock"))
            .Returns(Task.CompletedTask);
        accounts
            .Setup(port => port.AnyAsync(It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("any"))
            .ReturnsAsync(false);
        accounts
            .Setup(port => port.CreateAsync(It.IsAny<NewAccount>(), It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("create"))
            .ReturnsAsync(GenerationBuilder.Person);
        accounts.Setup(port => port.Add(It.IsAny<Organization>())).Callback<Organization>(_organizations.Add);
        accounts.Setup(port => port.Add(It.IsAny<Membership>())).Callback<Membership>(_memberships.Add);
        accounts
            .Setup(port => port.CheckPasswordAsync("ada@example.com", "correct horse", It.IsAny<CancellationToken>()))
            .ReturnsAsync(_signedIn);
        accounts
            .Setup(port =>
                port.FindAsync(GenerationBuilder.Person, GenerationBuilder.Organization, It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(_account);
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("save"))
            .Returns(Task.CompletedTask);
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Register_WhenItIsTheFirst_FoundsAnOrganizationAndSignsIn()
    {
        var registered = await _host.SendAsync(_register);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registered.Value, Is.EqualTo(_signedIn));
            Assert.That(
                _steps,
                Is.EqualTo(["lock", "any", "create", "save"]),
                "whether it is the first is asked under the lock"
            );
            Assert.That(
                _organizations.Single(),
                Has.Property("Name").EqualTo("Foxes").And.Property("OperatesInstallation").True
            );
            Assert.That(
                _memberships.Single(),
                Has.Property("Role").EqualTo(Role.Owner).And.Property("UserId").EqualTo(GenerationBuilder.Person)
            );
            Assert.That(_memberships.Single().OrganizationId, Is.EqualTo(_organizations.Single().Id));
            _host.Accounts.Verify(port =>
                port.CreateAsync(
                    new NewAccount("ada@example.com", "correct horse", "Ada"),
                    It.IsAny<CancellationToken>()
                )
            );
        }
    }

    [TestCase(false, "registration.closed")]
    [TestCase(true, null)]
    public async Task Register_WhenSomebodyIsThere_DependsOnTheConfiguration(bool open, string? code)
    {
        _host.RegistrationOptions.Open = open;
        _host.Accounts.Setup(port => port.AnyAsync(It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var registered = await _host.SendAsync(_register);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registered.Error?.Code, Is.EqualTo(code));
            Assert.That(registered.Error?.Kind, Is.EqualTo(open ? (ErrorKind?)null : ErrorKind.Forbidden));
            Assert.That(_organizations, Has.Count.EqualTo(open ? 1 : 0));
            Assert.That(_organizations, Has.All.Property("OperatesInstallation").False, "only the first one does");
        }
    }

    [Test]
    public async Task Register_WhenTheAccountIsRefused_FoundsNothing()
    {
        var taken = Error.Conflict("account.email_taken", "Taken.");
        _host
            .Accounts.Setup(port => port.CreateAsync(It.IsAny<NewAccount>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(taken);

        var refused = await _host.SendAsync(_register);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error, Is.SameAs(taken));
            Assert.That(_organizations, Is.Empty);
            Assert.That(_steps, Has.No.Member("save"));
        }
    }

    [TestCase(false, false, true, true)]
    [TestCase(false, true, true, true)]
    [TestCase(true, false, false, false)]
    [TestCase(true, true, true, false)]
    public async Task GetRegistration_SaysWhetherAnAccountCanBeMade(
        bool any,
        bool configuredOpen,
        bool open,
        bool first
    )
    {
        _host.RegistrationOptions.Open = configuredOpen;
        _host.Accounts.Setup(port => port.AnyAsync(It.IsAny<CancellationToken>())).ReturnsAsync(any);

        var registration = await _host.SendAsync(new GetRegistration());

        Assert.That(registration.Value, Is.EqualTo(new RegistrationView(open, first)));
    }

    [Test]
    public async Task Register_WhenItsSourceHasToWait_IsRefusedBeforeAnythingIsLookedUp()
    {
        _host
            .Throttle.Setup(throttle => throttle.CountRegistrationAsync(_origin, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Result.Fail(_tooMany));

        var refused = await _host.SendAsync(_register);

        Assert.That(refused.Error, Is.SameAs(_tooMany));
        Assert.That(_steps, Is.Empty);
    }

    [Test]
    public async Task SignIn_WithTheRightPassword_TakesItsCountBack()
    {
        ThrottleLetsIn();

        var signedIn = await _host.SendAsync(new SignIn("ada@example.com", "correct horse", _origin));

        Assert.That(signedIn.Value, Is.EqualTo(_signedIn));
        _host.Throttle.Verify(throttle => throttle.SucceedAsync(_attempt, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task SignIn_WithAWrongPassword_StaysCounted()
    {
        ThrottleLetsIn();
        var wrong = new Error(AccountRules.WrongPassword, "Wrong.", ErrorKind.Unauthenticated);
        _host
            .Accounts.Setup(port => port.CheckPasswordAsync("ada@example.com", "guess", It.IsAny<CancellationToken>()))
            .ReturnsAsync(wrong);

        var refused = await _host.SendAsync(new SignIn("ada@example.com", "guess", _origin));

        Assert.That(refused.Error, Is.SameAs(wrong));
        _host.Throttle.Verify(
            throttle => throttle.SucceedAsync(It.IsAny<SignInAttempt>(), It.IsAny<CancellationToken>()),
            Times.Never
        );
    }

    [Test]
    public async Task SignIn_WhileItHasToWait_ChecksNoPassword()
    {
        _host
            .Throttle.Setup(throttle => throttle.BeginAsync("ada@example.com", _origin, It.IsAny<CancellationToken>()))
            .ReturnsAsync(_tooMany);

        var refused = await _host.SendAsync(new SignIn("ada@example.com", "correct horse", _origin));

        Assert.That(refused.Error, Is.SameAs(_tooMany));
        _host.Accounts.Verify(
            port => port.CheckPasswordAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>()),
            Times.Never
        );
    }

    [Test]
    public async Task ChangePassword_WhenChanged_EndsTheOtherSessionsOfThePerson()
    {
        ThrottleLetsIn();
        var (renewed, kept) = (_signedIn with { SecurityStamp = "new" }, SessionId.New());
        _host
            .Accounts.Setup(port =>
                port.ChangePasswordAsync(
                    GenerationBuilder.Person,
                    "old",
                    "correct horse",
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(renewed);

        var changed = await _host.SendAsync(new ChangePassword("old", "correct horse", _origin, kept));

        Assert.That(changed.Value, Is.EqualTo(renewed));
        _host.Sessions.Verify(
            sessions => sessions.EndAllAsync(renewed, kept, It.IsAny<CancellationToken>()),
            Times.Once
        );
        _host.Throttle.Verify(throttle => throttle.SucceedAsync(_attempt, It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase(AccountRules.WrongPassword, 0)]
    [TestCase("validation.failed", 1)]
    public async Task ChangePassword_WhenRefused_EndsNothingAndCountsOnlyAWrongPassword(string code, int takenBack)
    {
        ThrottleLetsIn();
        _host
            .Accounts.Setup(port =>
                port.ChangePasswordAsync(
                    GenerationBuilder.Person,
                    "old",
                    "correct horse",
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(Error.Invalid(code, "No."));

        var refused = await _host.SendAsync(new ChangePassword("old", "correct horse", _origin, null));

        Assert.That(refused.Error?.Code, Is.EqualTo(code));
        _host.Sessions.VerifyNoOtherCalls();
        _host.Throttle.Verify(
            throttle => throttle.SucceedAsync(_attempt, It.IsAny<CancellationToken>()),
            Times.Exactly(takenBack)
        );
    }

    [Test]
    public async Task GetMe_ReadsTheCurrentPerson()
    {
        var me = await _host.SendAsync(new GetMe());

        Assert.That(me.Value, Is.SameAs(_account));
    }

    [TestCase(true, Role.Owner, true)]
    [TestCase(true, Role.Admin, true)]
    [TestCase(true, Role.Member, false)]
    [TestCase(true, Role.Viewer, false)]
    [TestCase(false, Role.Owner, false)]
    public void CanOperate_IsForOwnersAndAdminsOfTheOrganizationThatOperates(bool operates, Role role, bool can) =>
        Assert.That(new AccountView { OperatesInstallation = operates, Role = role }.CanOperate, Is.EqualTo(can));

    [Test]
    public async Task GetMe_WhenSomebodyJustSignedIn_ReadsThem()
    {
        var other = new SignedInUser(UserId.New(), OrganizationId.New(), "s");
        var theirs = new AccountView { DisplayName = "Grace" };
        _host
            .Accounts.Setup(port => port.FindAsync(other.UserId, other.OrganizationId, It.IsAny<CancellationToken>()))
            .ReturnsAsync(theirs);

        var me = await _host.SendAsync(new GetSignedInAccount(other));

        Assert.That(me.Value, Is.SameAs(theirs));
    }

    [Test]
    public async Task GetMe_WhenTheAccountIsGone_SaysSo()
    {
        _host
            .Accounts.Setup(port =>
                port.FindAsync(It.IsAny<UserId>(), It.IsAny<OrganizationId>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync((AccountView?)null);

        var me = await _host.SendAsync(new GetMe());

        Assert.That(me.Error?.Code, Is.EqualTo("account.not_found"));
    }

    [Test]
    public async Task UpdateMe_RenamesAndAnswersWithTheAccount()
    {
        var updated = await _host.SendAsync(new UpdateMe(" Ada L. "));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(updated.Value, Is.SameAs(_account));
            _host.Accounts.Verify(
                port => port.RenameAsync(GenerationBuilder.Person, "Ada L.", It.IsAny<CancellationToken>()),
                Times.Once
            );
        }
    }

    private void ThrottleLetsIn() =>
        _host
            .Throttle.Setup(throttle => throttle.BeginAsync("ada@example.com", _origin, It.IsAny<CancellationToken>()))
            .ReturnsAsync(_attempt);
}
