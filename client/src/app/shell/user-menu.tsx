import {
  Avatar,
  Menu,
  Text,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import {
  IconCommand,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '@/features/auth/api/session';
import classes from './shell.module.css';
import { shortcutsOpen } from './shortcuts';
import { useSignOut } from './use-sign-out';

export function UserMenu({ compact = false }: { compact?: boolean }) {
  const { data: me } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const signOut = useSignOut();
  if (!me) return null;

  return (
    <Menu position={compact ? 'bottom-end' : 'top-start'} width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton className={compact ? undefined : classes.user}>
          <VisuallyHidden>{compact ? `Account: ${me.displayName}` : 'Account: '}</VisuallyHidden>
          <Avatar size={36} radius="xl" color="brand" name={me.displayName} aria-hidden="true" alt="" />
          {!compact && (
            <span style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} truncate component="span" display="block">
                {me.displayName}
              </Text>
              <Text size="xs" c="dimmed" truncate component="span" display="block">
                {me.organization.name}
              </Text>
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserCircle size={17} />}
          renderRoot={(props) => <Link to="/profile" {...props} />}
        >
          Profile
        </Menu.Item>
        <Menu.Item
          leftSection={dark ? <IconSun size={17} /> : <IconMoon size={17} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? 'Light theme' : 'Dark theme'}
        </Menu.Item>
        <Menu.Item leftSection={<IconCommand size={17} />} onClick={() => spotlight.open()}>
          Commands
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} />} onClick={() => shortcutsOpen.set(true)}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
