using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

internal sealed class DatabaseAddressTests
{
    [Test]
    public void ConnectionString_WhenOnlyThePlaceIsConfigured_IsTunedForManyShortStatements()
    {
        var address = AddressOf("Host=db;Database=images");

        var tuned = new NpgsqlConnectionStringBuilder(address.ConnectionString);

        Assert.That(tuned.MaxAutoPrepare, Is.Positive);
        Assert.That(tuned.NoResetOnClose, Is.True);
        Assert.That(tuned.MaxPoolSize, Is.EqualTo(60));
        Assert.That(tuned.Options, Does.Contain("idle_in_transaction_session_timeout"));
    }

    [Test]
    public void ConnectionString_WhenTheOperatorHasSetSomething_KeepsIt()
    {
        var address = AddressOf(
            "Host=db;Database=images;Maximum Pool Size=7;Max Auto Prepare=0;No Reset On Close=false;Options=-c jit=off"
        );

        var tuned = new NpgsqlConnectionStringBuilder(address.ConnectionString);

        Assert.That(tuned.MaxAutoPrepare, Is.Zero);
        Assert.That(tuned.NoResetOnClose, Is.False);
        Assert.That(tuned.MaxPoolSize, Is.EqualTo(7));
        Assert.That(tuned.Options, Is.EqualTo("-c jit=off"));
    }

    private static DatabaseAddress AddressOf(string connectionString) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?> { ["ConnectionStrings:Default"] = connectionString }
                )
                .Build()
        );
}
