using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Tests.Common;

[TestFixture]
internal sealed class IdTests
{
    private static readonly Func<(Guid Value, string Text)>[] _kinds =
    [
        () => Of(OrganizationId.New(), id => id.Value),
        () => Of(UserId.New(), id => id.Value),
        () => Of(JobId.New(), id => id.Value),
        () => Of(AssetId.New(), id => id.Value),
        () => Of(ApiKeyId.New(), id => id.Value),
        () => Of(UsageRecordId.New(), id => id.Value),
    ];

    [TestCaseSource(nameof(_kinds))]
    public void New_IsAUuidOfVersionSevenAndPrintsAsOne(Func<(Guid Value, string Text)> make)
    {
        var (one, text) = make();
        var (other, _) = make();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Version, Is.EqualTo(7));
            Assert.That(text, Is.EqualTo(one.ToString()));
            Assert.That(one, Is.Not.EqualTo(other));
        }
    }

    private static (Guid Value, string Text) Of<T>(T id, Func<T, Guid> value)
        where T : struct => (value(id), id.ToString()!);
}
