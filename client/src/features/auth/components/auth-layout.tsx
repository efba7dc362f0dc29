import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '@/components/logo';
import classes from './auth-layout.module.css';

const ratios = ['1', '3/4', '4/3', '4/3', '1', '3/4', '1', '4/3', '1'];

/** The frame of the pages for people who are not signed in. */
export function AuthLayout({
  title,
  intro,
  children,
}: {
  title: string;
  intro: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <main className={classes.form} id="main" tabIndex={-1}>
        <Group gap={10} mb={36}>
          <Logo size={36} />
          <Text fw={700} size="lg">
            ImageGenerator
          </Text>
        </Group>
        <Stack gap={6} mb="lg">
          <Title order={1}>{title}</Title>
          <Text c="dimmed" size="sm" component="div">
            {intro}
          </Text>
        </Stack>
        {children}
      </main>
      <aside className={classes.art} aria-label="About ImageGenerator">
        <div className={classes.tiles} aria-hidden="true">
          {ratios.map((aspectRatio, index) => (
            <span key={index} style={{ aspectRatio }} />
          ))}
        </div>
        <p className={classes.claim}>Make, find and answer for every image.</p>
        <ul className={classes.points}>
          <li>The price before the click, and no click billed twice</li>
          <li>Jobs that go on when you close the tab</li>
          <li>Every setting kept, so that any image can be made again</li>
        </ul>
      </aside>
    </div>
  );
}
