import { Modal } from '@mantine/core';
import type { ProviderKeyScope } from '@/lib/api/types';
import type { ProviderOption } from '../provider-option';
import { ProviderKeyForm } from './provider-key-form';

/** What the dialog is opened for. */
export interface KeyToSet {
  scope: ProviderKeyScope;
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
  const fixed = toSet?.scope === 'platform' || toSet?.replaces !== undefined;
  return (
    <Modal
      opened={toSet !== null}
      onClose={onClose}
      title={toSet && titleOf(toSet, fixed ? name : undefined)}
    >
      {toSet && (
        <ProviderKeyForm
          key={`${toSet.scope}-${toSet.provider}`}
          scope={toSet.scope}
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

function titleOf({ scope, replaces }: KeyToSet, name: string | undefined): string {
  if (replaces) return `Replace the key for ${name ?? 'the provider'}`;
  return name ? `Add a key for ${name}` : `Add a key for ${whose[scope]}`;
}
