using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Support;

/// <summary>
/// A second kind of request and job, as another feature would write it: the router knows nothing of it.
/// </summary>
internal sealed record RequestedUpscale(int Factor) : IRoutable<UpscaleSettings>
{
    public IRoutable<UpscaleSettings> Plain => new RequestedUpscale(2);

    public string Operation => OperationIds.Upscale;

    public Result<UpscaleSettings> FitTo(ModelDescription model)
    {
        var inputs = new OperationInputs
        {
            Images = [new ImageSize(512, 512)],
            Parameters = TestModels.Parameters(("factor", Factor)).Values,
        };
        var complete = OperationCheck.Complete(inputs, model, Operation, Prompt.DefaultMaxLength);
        return complete.Succeeded ? new UpscaleSettings(Factor) : complete.Error;
    }
}

/// <summary>What an upscale is priced by.</summary>
internal sealed record UpscaleSettings(int Factor) : IPriceable
{
    public Work ToWork() =>
        Work
            .OneRequest.Sending(1, 512 * 512)
            .Making(1, 512L * 512 * Factor * Factor)
            .Under("factor", ParameterValue.AsWritten(Factor));
}

/// <summary>An upscale whose provider failed.</summary>
internal sealed record StartedUpscale(string Model, string? RequestedModel, Money? EstimatedCost)
    : IRoutableJob<UpscaleSettings>
{
    public OrganizationId OrganizationId => GenerationBuilder.Organization;

    public UserId CreatedBy => GenerationBuilder.Person;

    public Failover Failover { get; init; } = Failover.SamePrice;

    public IReadOnlyCollection<string> TriedProviders => [Model.Split('/')[0]];

    public string Operation => OperationIds.Upscale;

    public Result<UpscaleSettings> AdaptTo(ModelDescription from, ModelDescription to) =>
        new RequestedUpscale(4).FitTo(to);
}
