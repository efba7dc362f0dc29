namespace ImageGenerator.Application.Jobs;

/// <summary>A job that was asked for, and whether an earlier request had made it.</summary>
public sealed record CreatedJob<TView>(TView Job, bool IsReplay)
    where TView : JobView;
