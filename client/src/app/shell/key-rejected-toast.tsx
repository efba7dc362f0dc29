import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ProviderKeyRejected } from '@/features/events/event-stream';
import type { Me } from '@/lib/api/types';
import { canManage, canOperate } from '@/lib/permissions';

/** Whether somebody can do something about the key. */
export function mayMind(me: Me | null | undefined, { scope }: ProviderKeyRejected): boolean {
  if (scope === 'user') return Boolean(me);
  return scope === 'platform' ? canOperate(me) : canManage(me);
}

interface KeyRejectedToastProps {
  event: ProviderKeyRejected;
  onOpen: () => void;
}

export function KeyRejectedToast({ event: { scope }, onOpen }: KeyRejectedToastProps) {
  return (
    <div>
      <Text size="sm">Other keys and providers are used where there are any. Replace it.</Text>
      <Anchor
        size="sm"
        fw={600}
        renderRoot={(props) => (
          <Link to={scope === 'platform' ? '/admin/providers' : '/settings/provider-keys'} {...props} />
        )}
        onClick={onOpen}
      >
        {scope === 'platform' ? 'Open the providers' : 'Open the provider keys'}
      </Anchor>
    </div>
  );
}
