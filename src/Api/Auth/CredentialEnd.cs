using ImageGenerator.Infrastructure.Identity;

namespace ImageGenerator.Api.Auth;

/// <summary>Marks an endpoint whose answers can take long: they end when the session or the API key ends.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EndsWithCredentialAttribute : Attribute;

/// <summary>Ends long answers together with what they were let in by, as if the client had gone.</summary>
internal static class CredentialEnd
{
    internal static TBuilder EndsWithCredential<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndsWithCredentialAttribute());

    internal static IApplicationBuilder UseCredentialEnd(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var endpoint = context.GetEndpoint();
                if (
                    endpoint?.Metadata.GetMetadata<EndsWithCredentialAttribute>() is null
                    || Principals.AccessOf(context.User) is not { } access
                )
                {
                    await next(context);
                    return;
                }

                using var watch = context.RequestServices.GetRequiredService<ICredentialMonitor>().Watch(access);
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, watch.Ended);
                context.RequestAborted = ending.Token;
                await next(context);
            }
        );
}
