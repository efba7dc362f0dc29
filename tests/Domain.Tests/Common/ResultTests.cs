using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Tests.Common;

[TestFixture]
internal sealed class ResultTests
{
    private static readonly Error _error = Error.RuleViolation("test.refused", "No.", "field");

    [Test]
    public void Ok_HasNoError()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Result.Ok().Succeeded, Is.True);
            Assert.That(Result.Ok().Error, Is.Null);
            Assert.That(Result<int>.Ok(5).Value, Is.EqualTo(5));
        }
    }

    [Test]
    public void Fail_CarriesTheError()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Result.Fail(_error).Succeeded, Is.False);
            Assert.That(Result.Fail(_error).Error, Is.SameAs(_error));
            Assert.That(Result<int>.Fail(_error).Error, Is.SameAs(_error));
        }
    }

    [Test]
    public void Value_OfARefusal_IsABugThatNamesTheCode()
    {
        Assert.That(
            () => Result<int>.Fail(_error).Value,
            Throws.InvalidOperationException.With.Message.Contain("test.refused")
        );
    }

    [Test]
    public void Conversions_MakeResults()
    {
        Result<int> five = 5;
        Result<int> refused = _error;
        Result plain = _error;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(five.Value, Is.EqualTo(5));
            Assert.That(refused.Succeeded, Is.False);
            Assert.That(plain.Succeeded, Is.False);
        }
    }

    [Test]
    public void Error_Factories_SetKindAndFields()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_error.Kind, Is.EqualTo(ErrorKind.RuleViolation));
            Assert.That(_error.Fields, Is.EqualTo([new FieldError("field", "No.")]));
            Assert.That(Error.RuleViolation("c", "m").Fields, Is.Empty);
            Assert.That(
                Error.Invalid("c", "m", new FieldError("a", "b")),
                Has.Property("Kind").EqualTo(ErrorKind.Invalid).And.Property("Fields").Count.EqualTo(1)
            );
            Assert.That(Error.NotFound("c", "m").Kind, Is.EqualTo(ErrorKind.NotFound));
            Assert.That(Error.Conflict("c", "m").Kind, Is.EqualTo(ErrorKind.Conflict));
        }
    }
}
