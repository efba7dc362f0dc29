using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.ProviderKeys;

/// <summary>Notes that a provider did not take a key, and tells those whom it concerns. Needs a scope of its own: it saves.</summary>
internal sealed class RejectedKeys(AppDbContext database, IUnitOfWork unitOfWork, ISecretProtector secrets, TimeProvider clock)
{
    // A key from the configuration has no row that could say that its rejection is old news.
    private static readonly TimeSpan _old = TimeSpan.FromHours(1);

    public async Task NoteAsync(ProviderConnection used, string reason, CancellationToken cancellationToken)
    {
        var noted = await unitOfWork.InTransactionAsync(
            async token =>
            {
                if (used.CredentialId is { } id) await RejectAsync(id, used.Secret, reason, token);
                else await TellOfConfiguredAsync(used, reason, token);
                await unitOfWork.SaveAsync(token);
                return Result.Ok();
            },
            cancellationToken);
        if (!noted.Succeeded) throw new InvalidOperationException($"A rejected key was not noted: {noted.Error.Code}.");
    }

    private async Task RejectAsync(ProviderCredentialId id, ProviderSecret? used, string reason, CancellationToken cancellationToken)
    {
        var credential = await database.ProviderCredentials.AsTracking()
            .IgnoreQueryFilters([AppDbContext.TenantFilter])
            .FirstOrDefaultAsync(credential => credential.Id == id, cancellationToken);
        if (credential is null || !IsStill(credential, used)) return;

        var concerned = credential.OrganizationId ?? await FindOperatorAsync(cancellationToken);
        credential.Reject(reason, concerned, clock.GetUtcNow());
    }

    private async Task TellOfConfiguredAsync(ProviderConnection used, string reason, CancellationToken cancellationToken)
    {
        if (await FindOperatorAsync(cancellationToken) is not { } operating) return;

        var now = clock.GetUtcNow();
        var rejected = OutboxMessage.Of(new ProviderKeyRejected(
            operating, used.Provider, KeyOwner.Platform, Text.Clip(reason, ProviderCredential.MaxErrorLength), now));
        var about = $"\"provider\":\"{used.Provider}\",\"scope\":\"platform\"";
        var isOld = await database.Outbox.IgnoreQueryFilters([AppDbContext.TenantFilter]).AnyAsync(
            message => message.OccurredAt > now - _old && message.OrganizationId == operating && message.Type == rejected.Type && message.Payload.Contains(about),
            cancellationToken);
        if (isOld) return;

        database.Outbox.Add(rejected);
        database.RingAfterCommit(Bell.Events);
    }

    // A late word about an old key says nothing about the one that has taken its place.
    private bool IsStill(ProviderCredential credential, ProviderSecret? used)
    {
        if (credential.SealedSecret is not { } envelope) return used is null;

        var opened = secrets.OpenKey(envelope, credential.Holder, credential.Provider, credential.BaseAddress);
        return opened.Succeeded && used is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(opened.Value.Reveal()), Encoding.UTF8.GetBytes(used.Reveal()));
    }

    private Task<OrganizationId?> FindOperatorAsync(CancellationToken cancellationToken) =>
        database.Organizations.IgnoreQueryFilters([AppDbContext.TenantFilter])
            .Where(organization => organization.OperatesInstallation)
            .Select(organization => (OrganizationId?)organization.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
