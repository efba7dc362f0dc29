using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Providers;

[TestFixture]
internal sealed class ModelParametersTests
{
    [Test]
    public void Equals_WhenOnlyTheOrderDiffers_IsTrue()
    {
        var one = TestModels.Parameters(("a", 1), ("b", "x"));
        var other = TestModels.Parameters(("b", "x"), ("a", 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.EqualTo(other));
            Assert.That(one.Equals((object)other), Is.True);
            Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        }
    }

    [Test]
    public void Equals_WhenAValueDiffers_IsFalse()
    {
        var one = TestModels.Parameters(("a", 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.Not.EqualTo(TestModels.Parameters(("a", 2))));
            Assert.That(one, Is.Not.EqualTo(TestModels.Parameters(("a", "1"))));
            Assert.That(one.Equals("a"), Is.False);
            Assert.That(one.Equals(null), Is.False);
        }
    }

    [Test]
    public void FromJson_ReadsWhatToJsonWrote()
    {
        var parameters = TestModels.Parameters(("look", "silk"), ("steps", 20), ("tiled", false), ("guidance", 7.5m));

        Assert.That(ModelParameters.FromJson(parameters.ToJson()), Is.EqualTo(parameters));
    }

    [TestCase("null")]
    [TestCase("{}")]
    public void FromJson_WhenThereIsNothing_IsEmpty(string json)
    {
        Assert.That(ModelParameters.FromJson(json), Is.EqualTo(ModelParameters.Empty));
    }

    [Test]
    public void Get_AnswersByKind()
    {
        var parameters = TestModels.Parameters(("look", "silk"), ("steps", 20));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameters.GetText("look"), Is.EqualTo("silk"));
            Assert.That(parameters.GetText("steps"), Is.Null);
            Assert.That(parameters.GetText("missing"), Is.Null);
            Assert.That(parameters.GetNumber("steps"), Is.EqualTo(20m));
            Assert.That(parameters.GetNumber("look"), Is.Null);
            Assert.That(parameters.GetNumber("missing"), Is.Null);
            Assert.That(parameters.Names, Is.EqualTo(["look", "steps"]));
        }
    }
}
