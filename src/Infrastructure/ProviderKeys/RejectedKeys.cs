using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Events;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.ProviderKeys;

/// <summary>
/// Notes that a provider did not take a key, or that its account has no money left, and tells those whom it concerns.
/// Needs a scope of its own: it saves.
/// </summary>
[ScopedService]
internal sealed class RejectedKeys(
    AppDbContext database,
    IUnitOfWork unitOfWork,
    ISecretProtector secrets,
    TimeProvider clock
)
{
    // A key from the configuration has no row that could say that its rejection is old news.
    private static readonly TimeSpan _old = TimeSpan.FromHours(1);

    /// <param name="used">With which key.</param>
    /// <param name="reason">The provider's words, without the key.</param>
    /// <param name="outOfCredit">True when the key is good and only the money is missing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task NoteAsync(
        ProviderConnection used,
        string reason,
        bool outOfCredit,
        CancellationToken cancellationToken
    )
    {
        var noted = await unitOfWork.InTransactionAsync(
            async token =>
            {
                if (used.CredentialId is { } id)
                    await NoteStoredAsync(id, used.Secret, reason, outOfCredit, token);
                else
                    await TellOfConfiguredAsync(used, reason, outOfCredit, token);
                await unitOfWork.SaveAsync(token);
                return Result.Ok();
            },
            cancellationToken
        );
        if (!noted.Succeeded)
            throw new InvalidOperationException($"A rejected key was not noted: {noted.Error.Code}.");
    }

    private async Task NoteStoredAsync(
        ProviderCredentialId id,
        ProviderSecret? used,
        string reason,
        bool outOfCredit,
        CancellationToken cancellationToken
    )
    {
        var credential = await database
            .ProviderCredentials.AsTracking()
            .IgnoreQueryFilters([AppDbContext.TenantFilter])
            .FirstOrDefaultAsync(credential => credential.Id == id, cancellationToken);
        if (credential is null || !IsStill(credential, used))
            return;

        var concerned = credential.OrganizationId ?? await FindOperatorAsync(cancellationToken);
        if (outOfCredit)
            credential.RunOutOfCredit(reason, concerned, clock.GetUtcNow());
        else
            credential.Reject(reason, concerned, clock.GetUtcNow());
    }

    private async Task TellOfConfiguredAsync(
        ProviderConnection used,
        string reason,
        bool outOfCredit,
        CancellationToken cancellationToken
    )
    {
        if (await FindOperatorAsync(cancellationToken) is not { } operating)
            return;

        var now = clock.GetUtcNow();
        var words = Text.Truncate(reason, ProviderCredential.MaxErrorLength);
        var key = new ProviderKeyName(used.Provider, CredentialScope.Platform, UserId: null);
        ProviderKeyProblem happened = outOfCredit
            ? new ProviderKeyOutOfCredit(operating, key, words, now)
            : new ProviderKeyRejected(operating, key, words, now);
        if (await WasToldAsync(happened, now - _old, cancellationToken))
            return;

        database.Outbox.Add(OutboxMessage.Of(happened));
        database.NotifyAfterCommit(NotificationChannel.Events);
    }

    private async Task<bool> WasToldAsync(
        ProviderKeyProblem happened,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var type = happened.GetType();
        var declared = EventTypes.Of(type);
        var told = await database
            .Outbox.IgnoreQueryFilters([AppDbContext.TenantFilter])
            .Where(told => told.OccurredAt > since && told.OrganizationId == happened.OrganizationId)
            .Where(told => told.Name == declared.Name && told.Version == declared.Version)
            .Select(told => told.Data)
            .ToListAsync(cancellationToken);
        return told.Exists(data =>
            EventJson.Read(type, data) is ProviderKeyProblem { Scope: CredentialScope.Platform } earlier
            && earlier.Provider == happened.Provider
        );
    }

    // A late word about an old key says nothing about the one that has taken its place.
    private bool IsStill(ProviderCredential credential, ProviderSecret? used)
    {
        if (credential.SealedSecret is not { } envelope)
            return used is null;

        var opened = secrets.DecryptKey(envelope, credential.Holder, credential.Provider, credential.BaseAddress);
        return opened.Succeeded
            && used is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(opened.Value.Reveal()),
                Encoding.UTF8.GetBytes(used.Reveal())
            );
    }

    private Task<OrganizationId?> FindOperatorAsync(CancellationToken cancellationToken) =>
        database
            .Organizations.IgnoreQueryFilters([AppDbContext.TenantFilter])
            .Where(organization => organization.OperatesInstallation)
            .Select(organization => (OrganizationId?)organization.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
