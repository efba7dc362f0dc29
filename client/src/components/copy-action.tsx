import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { announce } from '@/lib/announce';

interface CopyActionProps {
  value: string;
  /** What is copied: "Copy prompt". */
  label: string;
  variant?: 'icon' | 'button';
}

export function CopyAction({ value, label, variant = 'icon' }: CopyActionProps) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? IconCheck : IconCopy;

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    const done = await copyText(value);
    setCopied(done);
    if (done) announce('Copied');
  };

  if (variant === 'button')
    return (
      <Button variant="default" leftSection={<Icon size={16} />} onClick={() => void copy()}>
        {copied ? 'Copied' : label}
      </Button>
    );

  return (
    <Tooltip label={copied ? 'Copied' : label}>
      <ActionIcon aria-label={label} onClick={() => void copy()}>
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Copies and answers whether it worked; a browser may refuse, and always does on a plain-http address. */
async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    notifications.show({
      id: 'copy-failed',
      color: 'red',
      title: 'Not copied',
      message: 'The browser did not allow it. Select the text and copy it by hand.',
    });
    return false;
  }
}
