import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { CopyAction } from '@/components/copy-action';
import type { CreatedApiKey as Key } from '@/lib/api/types';
import { CurlExample } from './curl-example';

/** The one time that a key is shown. */
export function CreatedApiKey({ apiKey, onDone }: { apiKey: Key; onDone: () => void }) {
  return (
    <Stack>
      <Alert color="orange" icon={<IconAlertTriangle size={18} />}>
        This is the only time the key is shown. Copy it now and keep it where secrets belong.
      </Alert>
      <Text size="sm" fw={600}>
        {apiKey.name}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Code
          block
          flex={1}
          miw={0}
          style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}
          aria-label="API key"
        >
          {apiKey.key}
        </Code>
        <CopyAction value={apiKey.key} label="Copy the key" variant="button" />
      </Group>
      <CurlExample apiKey={apiKey.key} />
      <Group justify="flex-end">
        <Button onClick={onDone}>I have copied it</Button>
      </Group>
    </Stack>
  );
}
