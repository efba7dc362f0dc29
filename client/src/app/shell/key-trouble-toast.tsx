import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyTrouble, troubleAdvice } from '../key-trouble';

interface KeyTroubleToastProps {
  trouble: KeyTrouble;
  providerName: string;
  onOpen: () => void;
}

export function KeyTroubleToast({ trouble, providerName, onOpen }: KeyTroubleToastProps) {
  const ofInstallation = trouble.key.scope === 'platform';
  return (
    <div>
      <Text size="sm">{troubleAdvice(trouble, providerName)}</Text>
      <Anchor
        size="sm"
        fw={600}
        renderRoot={(props) => (
          <Link to={ofInstallation ? '/admin/providers' : '/settings/provider-keys'} {...props} />
        )}
        onClick={onOpen}
      >
        {ofInstallation ? 'Open the providers' : 'Open the provider keys'}
      </Anchor>
    </div>
  );
}
