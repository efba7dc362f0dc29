import { Button, Group, Popover, Stack } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import { calendar } from './calendar';

export interface DateRange {
  from?: string;
  to?: string;
}

const presets = [
  { label: 'Today', days: 0 },
  { label: 'Last 7 days', days: 6 },
  { label: 'Last 30 days', days: 29 },
];

export function rangeLabel({ from, to }: DateRange): string {
  const show = (day: string) => dayjs(day).format('D MMM YYYY');
  if (from && to) return from === to ? show(from) : `${show(from)} – ${show(to)}`;
  if (from) return `Since ${show(from)}`;
  return to ? `Until ${show(to)}` : 'Any date';
}

export function DateRangeFilter({
  value,
  onChange,
}: {
  value: DateRange;
  onChange: (range: DateRange) => void;
}) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const [picked, setPicked] = useState<[string | null, string | null] | null>(null);
  const today = dayjs().format('YYYY-MM-DD');
  const choose = (range: DateRange) => {
    setPicked(null);
    onChange(range);
    close();
  };

  return (
    <Popover opened={opened} onDismiss={close} trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button variant="default" fw={500} leftSection={<IconCalendar size={16} />} onClick={toggle}>
          {rangeLabel(value)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Date range">
        <Stack gap="sm">
          <Group gap={6}>
            {presets.map(({ label, days }) => (
              <Button
                key={label}
                size="compact-sm"
                variant="light"
                onClick={() =>
                  choose({ from: dayjs().subtract(days, 'day').format('YYYY-MM-DD'), to: today })
                }
              >
                {label}
              </Button>
            ))}
          </Group>
          <DatePicker
            {...calendar}
            type="range"
            allowSingleDateInRange
            maxDate={today}
            value={picked ?? [value.from ?? null, value.to ?? null]}
            onChange={([from, to]) => {
              setPicked([from, to]);
              if (from && to) choose({ from, to });
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
