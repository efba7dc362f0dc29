import { Code, Group, Text } from '@mantine/core';
import { CopyAction } from '@/components/copy-action';
import { absoluteUrl } from '@/lib/base-path';

/** One image over the API, ready to paste into a terminal. */
export function CurlExample({ apiKey = '$IMAGEGENERATOR_KEY' }: { apiKey?: string }) {
  const command = [
    `curl ${absoluteUrl('/api/v1/generations')} \\`,
    `  -H "Authorization: Bearer ${apiKey}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -H "Prefer: wait=30" \\`,
    `  -d '{"prompt": "a lighthouse at dawn", "aspectRatio": "1:1"}'`,
  ].join('\n');

  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          Make an image with curl
        </Text>
        <CopyAction value={command} label="Copy the command" />
      </Group>
      {/* The box scrolls sideways on narrow windows, so the keyboard must be able to reach it. */}
      {}
      <Code block tabIndex={0} role="group" aria-label="curl example" fz={12.5} p="sm">
        {command}
      </Code>
    </div>
  );
}
