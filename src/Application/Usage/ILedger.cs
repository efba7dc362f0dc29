using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Application.Usage;

/// <summary>What was spent. Lines are appended, and saved with the unit of work; nothing is ever changed.</summary>
public interface ILedger
{
    void Append(IEnumerable<UsageRecord> lines);
}
