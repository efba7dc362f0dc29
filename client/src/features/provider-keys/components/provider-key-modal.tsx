import { Modal } from '@mantine/core';
import type { ProviderKeyScope } from '@/lib/api/types';
import type { ProviderOption } from '../provider-option';
import { ProviderKeyForm } from './provider-key-form';

/** What the dialog is opened for. */
export interface KeyToSet {
  /** Whose key it may become. */
  scopes: readonly ProviderKeyScope[];
  provider?: string;
  /** It replaces a key that is there. */
  replaces?: { baseAddress: string | null };
}

const whose = { user: 'your own use', organization: 'the organization', platform: 'everybody here' } as const;

interface ProviderKeyModalProps {
  toSet: KeyToSet | null;
  providers: readonly ProviderOption[];
  onClose: () => void;
}

export function ProviderKeyModal({ toSet, providers, onClose }: ProviderKeyModalProps) {
  const name = providers.find(({ id }) => id === toSet?.provider)?.name;
  const fixed = toSet?.scopes[0] === 'platform' || toSet?.replaces !== undefined;
  return (
    <Modal
      opened={toSet !== null}
      onClose={onClose}
      title={toSet && titleOf(toSet, fixed ? name : undefined)}
    >
      {toSet && (
        <ProviderKeyForm
          key={`${toSet.scopes.join()}-${toSet.provider}`}
          scopes={toSet.scopes}
          providers={providers}
          initial={toSet.provider}
          baseAddress={toSet.replaces?.baseAddress}
          fixed={fixed}
          onDone={onClose}
        />
      )}
    </Modal>
  );
}

function titleOf({ scopes: [scope = 'user', other], replaces }: KeyToSet, name: string | undefined): string {
  if (replaces) return `Replace the key for ${name ?? 'the provider'}`;
  if (name) return `Add a key for ${name}`;
  return other ? 'Add a provider key' : `Add a key for ${whose[scope]}`;
}
