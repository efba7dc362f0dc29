using ImageGenerator.Application.Common;
using ImageGenerator.Application.Usage;
using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Infrastructure.Persistence.Repositories;

[ScopedService]
internal sealed class Ledger(AppDbContext database) : ILedger
{
    public void Append(IEnumerable<UsageRecord> lines) => database.UsageRecords.AddRange(lines);
}
