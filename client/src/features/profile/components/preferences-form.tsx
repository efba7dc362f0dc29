import { Input, SegmentedControl, Stack, Switch, useMantineColorScheme } from '@mantine/core';
import { preferences, setPreference } from '@/lib/preferences';
import { useStore } from '@/lib/store';

/** Choices that stay in this browser. */
export function PreferencesForm() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { enterToSend } = useStore(preferences);
  return (
    <Stack gap="lg">
      <div>
        <Input.Label id="theme-label" component="div" display="block">
          Theme
        </Input.Label>
        <SegmentedControl
          aria-labelledby="theme-label"
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme)}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'auto', label: 'As the system' },
          ]}
        />
      </div>
      <Switch
        label="Enter generates"
        description="Shift + Enter then starts a new line. Ctrl + Enter always generates."
        checked={enterToSend}
        onChange={(event) => setPreference('enterToSend', event.currentTarget.checked)}
      />
    </Stack>
  );
}
