namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// What sort of work a job is. The set is open: each feature names its own kind, and a worker that does not know one
/// leaves its jobs to workers that do.
/// </summary>
/// <param name="Name">As it is stored and shown: lower-case letters, <c>generation</c>.</param>
public readonly record struct JobKind(string Name)
{
    public override string ToString() => Name;
}
