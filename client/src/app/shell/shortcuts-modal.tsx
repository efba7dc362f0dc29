import { Group, Kbd, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from '@/lib/store';
import { useDestinations } from './destinations';
import { shortcutsOpen, shortcutsTo } from './shortcuts';

export function ShortcutsModal() {
  const opened = useStore(shortcutsOpen);
  const destinations = useDestinations();
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const found = shortcutsTo(destinations).filter(({ does, where, keys }) =>
    `${does} ${where} ${keys.join(' ')}`.toLowerCase().includes(words),
  );
  const places = [...new Set(found.map(({ where }) => where))];

  return (
    <Modal
      opened={opened}
      onClose={() => shortcutsOpen.set(false)}
      title="Keyboard shortcuts"
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <TextInput
        aria-label="Search shortcuts"
        placeholder="Search shortcuts"
        leftSection={<IconSearch size={16} />}
        value={query}
        data-autofocus
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <Stack gap="lg" mt="md">
        {places.map((place) => (
          <section key={place}>
            <Title order={3} mb={6}>
              {place}
            </Title>
            {found
              .filter(({ where }) => where === place)
              .map(({ keys, does }) => (
                <Group key={does} justify="space-between" py={5} wrap="nowrap">
                  <Text size="sm">{does}</Text>
                  <Group gap={4} wrap="nowrap">
                    {keys.map((key, position) =>
                      key === 'then' ? (
                        <Text key={position} size="xs" c="dimmed">
                          then
                        </Text>
                      ) : (
                        <Kbd key={position}>{key}</Kbd>
                      ),
                    )}
                  </Group>
                </Group>
              ))}
          </section>
        ))}
        {found.length === 0 && (
          <Text size="sm" c="dimmed" role="status">
            No shortcut matches.
          </Text>
        )}
      </Stack>
    </Modal>
  );
}
