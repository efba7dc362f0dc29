using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
internal sealed class BlendTests
{
    private static readonly byte[] _paint = [200, 100, 50, 10, 20, 30];
    private static readonly byte[] _photograph = [0, 128, 255, 255, 255, 255];
    private static readonly byte[] _rightHalf = [0, 0, 0, 255, 255, 255];

    [Test]
    public void Over_WithoutStrength_LeavesThePhotograph() => Assert.That(Over([], 0), Is.EqualTo(_photograph));

    [Test]
    public void Over_WithFullStrength_LeavesThePainting() => Assert.That(Over([], 1), Is.EqualTo(_paint));

    [Test]
    public void Over_InBetween_LiesBetweenAndTakesTheLight()
    {
        var half = Over([], 0.5m);

        Assert.That(
            half[0],
            Is.GreaterThan(_photograph[0]).And.LessThan(_paint[0] / 2),
            "dark photograph, darker paint"
        );
        Assert.That(half[3], Is.InRange(_paint[3], _photograph[3]));
    }

    [TestCase(1)]
    [TestCase(0.4)]
    public void Over_WithAMask_ChangesOnlyWhatIsWhite(double strength)
    {
        var masked = Over(_rightHalf, (decimal)strength);

        Assert.That(masked[..3], Is.EqualTo(_photograph[..3]));
        Assert.That(masked[3..], Is.EqualTo(Over([], (decimal)strength)[3..]));
    }

    private static byte[] Over(byte[] mask, decimal strength)
    {
        byte[] painting = [.. _paint];
        Blend.Over(painting, _photograph, mask, strength);
        return painting;
    }
}
