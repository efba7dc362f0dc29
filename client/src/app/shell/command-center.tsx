import '@mantine/spotlight/styles.css';
import { useHotkeys } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconKeyboard, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDestinations } from './destinations';
import { shortcutsOpen } from './shortcuts';
import { ShortcutsModal } from './shortcuts-modal';

/** The command palette and the shortcut list. */
export function CommandCenter() {
  const destinations = useDestinations();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  useHotkeys([['shift+?', () => shortcutsOpen.set(true)]]);

  return (
    <>
      <Spotlight
        shortcut="mod+K"
        nothingFound="No such command"
        highlightQuery
        attributes={{ content: { 'aria-label': 'Commands' } }}
        searchProps={{
          leftSection: <IconSearch size={18} />,
          placeholder: 'Type a command…',
          'aria-label': 'Command',
        }}
        actions={[
          ...destinations.map(({ to, label, icon: Icon }) => ({
            id: to,
            label: `Go to ${label}`,
            leftSection: <Icon size={20} stroke={1.6} />,
            onClick: () => void navigate({ to }),
          })),
          {
            id: 'light',
            label: 'Light theme',
            leftSection: <IconSun size={20} stroke={1.6} />,
            onClick: () => setColorScheme('light'),
          },
          {
            id: 'dark',
            label: 'Dark theme',
            leftSection: <IconMoon size={20} stroke={1.6} />,
            onClick: () => setColorScheme('dark'),
          },
          {
            id: 'shortcuts',
            label: 'Keyboard shortcuts',
            leftSection: <IconKeyboard size={20} stroke={1.6} />,
            onClick: () => shortcutsOpen.set(true),
          },
        ]}
      />
      <ShortcutsModal />
    </>
  );
}
