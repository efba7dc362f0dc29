import { Alert, Button, List, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import type { KeptSetting } from '../resolve-settings';

interface KeptSettingsProps {
  modelName: string;
  kept: readonly KeptSetting[];
  onDiscard: () => void;
}

/** Values that the chosen model cannot use: kept for the next switch, and said aloud. */
export function KeptSettings({ modelName, kept, onDiscard }: KeptSettingsProps) {
  if (kept.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconArchive size={18} />}
      p="sm"
      role="status"
      title={`Not supported by ${modelName}`}
    >
      <List size="sm" spacing={2}>
        {kept.map(({ field, label, instead }) => (
          <List.Item key={field}>
            <Text span fw={600} size="sm">
              {label}
            </Text>{' '}
            ({instead})
          </List.Item>
        ))}
      </List>
      <Button mt={6} size="compact-sm" variant="subtle" color="orange" onClick={onDiscard}>
        Discard these settings
      </Button>
    </Alert>
  );
}
