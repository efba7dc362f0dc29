using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Common;

[TestFixture]
internal sealed class PagingTests
{
    [Test]
    public void Read_ReadsWhatToStringWrote()
    {
        var random = new Random(20260301);

        for (var round = 0; round < 1_000; round++)
        {
            var cursor = new Cursor(
                Moments.Start.AddTicks(random.NextInt64(0, TimeSpan.TicksPerDay * 100)),
                Guid.CreateVersion7()
            );

            Assert.That(Cursor.Read(cursor.ToString()).Value, Is.EqualTo(cursor));
        }
    }

    [Test]
    public void Read_WhenTheTimeHadAnOffset_IsTheSameMomentInUtc()
    {
        var cursor = new Cursor(Moments.Start.ToOffset(TimeSpan.FromHours(2)), Guid.Empty);

        Assert.That(
            Cursor.Read(cursor.ToString()).Value!.At,
            Has.Property("Offset").EqualTo(TimeSpan.Zero).And.EqualTo(Moments.Start)
        );
    }

    [Test]
    public void Read_WhenThereIsNone_IsTheFirstPage()
    {
        var first = Cursor.Read(null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Succeeded, Is.True);
            Assert.That(first.Value, Is.Null);
        }
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("garbage")]
    [TestCase("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [TestCase("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", TestName = "a time before there were computers")]
    [TestCase("________________________________", TestName = "a negative time")]
    [TestCase("f_______________________________", TestName = "a time after the end of time")]
    [TestCase("                                ")]
    [TestCase("CNt8AAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Read_WhenItIsGarbage_IsRefused(string text)
    {
        var refused = Cursor.Read(text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("cursor.invalid"));
            Assert.That(refused.Error?.Fields.Single().Field, Is.EqualTo("cursor"));
        }
    }

    [Test]
    public void Read_WhateverIsSent_NeverThrows()
    {
        var random = new Random(20260301);
        const string Alphabet = "ABCdef012-_=+/ ü";

        for (var round = 0; round < 5_000; round++)
        {
            var text = new string([
                .. Enumerable.Range(0, random.Next(30, 35)).Select(_ => Alphabet[random.Next(Alphabet.Length)]),
            ]);

            Assert.That(() => Cursor.Read(text), Throws.Nothing, text);
        }
    }

    [TestCase(0, 3, false)]
    [TestCase(3, 3, false)]
    [TestCase(4, 3, true)]
    public void Of_CutsToTheLimitAndPointsBehindTheLastRow(int rows, int limit, bool more)
    {
        var page = Page<int>.Of([.. Enumerable.Range(1, rows)], limit, row => new Cursor(Moments.At(row), Guid.Empty));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Items, Has.Count.EqualTo(Math.Min(rows, limit)));
            Assert.That(
                page.NextCursor,
                Is.EqualTo(more ? new Cursor(Moments.At(limit), Guid.Empty).ToString() : null)
            );
        }
    }
}
