using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Application.Providers;

/// <summary>Opens the images that a request brings along, in a form that providers take.</summary>
public interface IReferenceImages
{
    /// <summary>An image to be changed or followed: PNG, JPEG or WebP. Another format is converted to PNG.</summary>
    /// <param name="organization">Whose image.</param>
    /// <param name="reference">Which one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The image; <c>reference.not_found</c> when it is gone by now.</returns>
    Task<Result<RequestImage>> OpenAsync(
        OrganizationId organization,
        ReferenceImage reference,
        CancellationToken cancellationToken
    );

    /// <summary>A mask: always PNG, white where the image is to be changed.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    Task<Result<RequestImage>> OpenMaskAsync(
        OrganizationId organization,
        ReferenceImage mask,
        CancellationToken cancellationToken
    );
}
