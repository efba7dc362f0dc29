import {
  ActionIcon,
  Badge,
  Collapse,
  Group,
  Stack,
  Switch,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowDown, IconArrowUp, IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { HealthLabel } from '@/components/health-label';
import { errorText } from '@/lib/api/problem';
import type { AdminProvider } from '../types';
import { plural } from '@/lib/format';
import { useUpdateProviders } from '../api/update-provider';
import { ProviderHealth } from './provider-health';
import classes from './provider-list.module.css';
import { ProviderSettingsForm } from './provider-settings-form';

interface ProviderCardProps {
  provider: AdminProvider;
  /** From 0. */
  place: number;
  onMoveUp: (() => void) | null;
  onMoveDown: (() => void) | null;
  /** Its platform key. */
  children: ReactNode;
}

/** One provider: how it does at a glance, and everything that can be set about it when it is opened. */
export function ProviderCard({ provider, place, onMoveUp, onMoveDown, children }: ProviderCardProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const panelId = useId();
  const { name, description, health, running, waiting, models } = provider;

  return (
    <article className={classes.card} aria-label={name}>
      <div className={classes.head}>
        <div className={classes.order}>
          <MoveButton icon={IconArrowUp} label={`Move ${name} up`} onMove={onMoveUp} />
          <Text size="sm" fw={650} ta="center" aria-label={`Number ${place + 1}`}>
            {place + 1}
          </Text>
          <MoveButton icon={IconArrowDown} label={`Move ${name} down`} onMove={onMoveDown} />
        </div>
        <div className={classes.what}>
          <Group gap={8}>
            <Title order={2} size="h3">
              {name}
            </Title>
            <ProviderBadges provider={provider} />
          </Group>
          <Text size="xs" c="dimmed" lineClamp={2} mt={2}>
            {description}
          </Text>
          <Group gap="4px 16px" mt={6}>
            <HealthLabel state={health.state} />
            <Text size="xs" c="dimmed">
              {running} running · {waiting} waiting · {plural(models, 'model')}
            </Text>
          </Group>
        </div>
        <KillSwitch provider={provider} />
        <UnstyledButton
          className={classes.disclosure}
          aria-expanded={opened}
          aria-controls={panelId}
          aria-label={`Settings of ${name}`}
          onClick={toggle}
        >
          <IconChevronDown
            size={20}
            className={classes.chevron}
            data-open={opened || undefined}
            aria-hidden="true"
          />
        </UnstyledButton>
      </div>
      <Collapse expanded={opened} id={panelId}>
        <div className={classes.body}>
          <Stack gap="lg">
            <ProviderHealth provider={provider} />
            <section aria-label={`Installation key for ${name}`}>{children}</section>
          </Stack>
          <ProviderSettingsForm provider={provider} />
        </div>
      </Collapse>
    </article>
  );
}

function ProviderBadges({ provider }: { provider: AdminProvider }) {
  const { enabled, lastResort, selfHosted, needsKey, platformKey } = provider;
  return (
    <>
      {!enabled && <Badge color="red">Switched off</Badge>}
      {lastResort && <Badge color="gray">Last resort</Badge>}
      {selfHosted && <Badge color="violet">Self-hosted</Badge>}
      {needsKey && !platformKey && <Badge color="orange">No key</Badge>}
    </>
  );
}

function KillSwitch({ provider: { id, name, enabled } }: { provider: AdminProvider }) {
  const update = useUpdateProviders();
  return (
    <Switch
      size="md"
      checked={enabled}
      aria-label={`${name} is switched on`}
      onChange={(event) => {
        const next = event.currentTarget.checked;
        update.mutate([{ id, body: { enabled: next } }], {
          onSuccess: () =>
            notifications.show({
              color: next ? 'green' : 'orange',
              message: next
                ? `${name} is switched on.`
                : `${name} is switched off: nothing is sent there any more.`,
            }),
          onError: (error) =>
            notifications.show({ color: 'red', title: 'Not switched', message: errorText(error) }),
        });
      }}
    />
  );
}

interface MoveButtonProps {
  icon: typeof IconArrowUp;
  label: string;
  onMove: (() => void) | null;
}

function MoveButton({ icon: Icon, label, onMove }: MoveButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} disabled={onMove === null} onClick={() => onMove?.()}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
