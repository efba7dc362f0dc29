using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>An output that was asked for and did not arrive, although its job completed.</summary>
/// <param name="Index">Its place in the job, from 0.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record MissingOutput(int Index, string Reason)
{
    public const int MaxReasonLength = 300;

    public static MissingOutput Because(int index, string reason) => new(index, Text.Truncate(reason, MaxReasonLength));
}

/// <summary>The outputs of a job that did not arrive, by place. It compares by value.</summary>
public sealed class MissingOutputs : IEquatable<MissingOutputs>
{
    private readonly IReadOnlyList<MissingOutput> _outputs;

    private MissingOutputs(IReadOnlyList<MissingOutput> outputs) => _outputs = outputs;

    public static MissingOutputs None { get; } = new([]);

    public static MissingOutputs Of(IEnumerable<MissingOutput> outputs) =>
        new([.. outputs.OrderBy(output => output.Index)]);

    public IReadOnlyList<MissingOutput> All => _outputs;

    public bool Equals(MissingOutputs? other) => other is not null && _outputs.SequenceEqual(other._outputs);

    public override bool Equals(object? obj) => Equals(obj as MissingOutputs);

    public override int GetHashCode() => _outputs.Aggregate(0, HashCode.Combine);
}
