import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDestinations } from './destinations';
import { Navigation } from './navigation';
import classes from './shell.module.css';

/** The phone's navigation: the everyday pages, and the others behind "More". */
export function TabBar() {
  const tabs = useDestinations().filter(({ tab }) => tab);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <ul className={classes.tabs}>
        {tabs.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={classes.tab} activeOptions={{ exact: to === '/', includeSearch: false }}>
              <Icon size={22} stroke={1.7} aria-hidden="true" />
              {label}
            </Link>
          </li>
        ))}
        <li>
          <UnstyledButton
            className={classes.tab}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={open}
          >
            <IconDots size={22} stroke={1.7} aria-hidden="true" />
            More
          </UnstyledButton>
        </li>
      </ul>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        classNames={{ content: classes.sheet }}
        title="All pages"
      >
        <Navigation onFollow={close} />
      </Drawer>
    </>
  );
}
