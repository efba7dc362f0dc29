using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>Takes the outputs of a finished attempt into the library and ends the job with what they came to.</summary>
internal interface IOutputSaver
{
    Task SaveAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Goes on with outputs that a worker had to keep outside of the library before it was gone.</summary>
    /// <returns>False when there are none: the provider has to be asked.</returns>
    Task<bool> ResumeAsync(
        ClaimedJob claimed,
        ProviderJob job,
        IProvider provider,
        JobCancellation control,
        CancellationToken cancellationToken
    );
}
