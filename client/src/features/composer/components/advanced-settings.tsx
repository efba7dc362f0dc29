import {
  Badge,
  Collapse,
  Group,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  UnstyledButton,
} from '@mantine/core';
import { useId } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import type { Model } from '@/lib/api/types';
import { preferences, setPreference } from '@/lib/preferences';
import { useStore } from '@/lib/store';
import type { Draft } from '../draft-schema';
import classes from './generate-form.module.css';
import { FailoverField } from './failover-field';
import { ParameterField } from './parameter-field';

interface AdvancedSettingsProps {
  model: Model;
  draft: Draft;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<Draft>) => void;
}

/** What the model's capability schema offers beyond the everyday fields, and what may happen when it cannot. */
export function AdvancedSettings({ model, draft, errors, onChange }: AdvancedSettingsProps) {
  const { advancedOpen } = useStore(preferences);
  const panelId = useId();
  const { negativePrompt, outputFormats, parameters } = model.capabilities;
  const errorInside = Object.keys(errors).some((field) =>
    /^(parameters\.|negativePrompt|outputFormat|failover)/.test(field),
  );
  const open = advancedOpen || errorInside;
  const changed = countChanged(model, draft);

  const nothing = !negativePrompt && outputFormats.length < 2 && parameters.length === 0;
  if (nothing && model.isPreview) return null;

  return (
    <div>
      <UnstyledButton
        className={classes.disclosure}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setPreference('advancedOpen', !open)}
      >
        <Group gap={8} wrap="nowrap">
          <IconAdjustmentsHorizontal size={18} stroke={1.7} aria-hidden="true" />
          <Text size="sm" fw={600} component="span">
            Advanced
          </Text>
          {changed > 0 && (
            <Badge size="sm" color="brand">
              {changed} set
            </Badge>
          )}
        </Group>
        <IconChevronDown
          size={18}
          className={classes.chevron}
          data-open={open || undefined}
          aria-hidden="true"
        />
      </UnstyledButton>
      <Collapse expanded={open} id={panelId}>
        <Stack gap="md" pt="md">
          {negativePrompt && (
            <Textarea
              label="Negative prompt"
              description="What the image should not contain"
              autosize
              minRows={2}
              value={draft.negativePrompt}
              error={errors.negativePrompt}
              onChange={(event) => onChange({ negativePrompt: event.currentTarget.value })}
            />
          )}
          {parameters.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={draft.parameters[parameter.name]}
              error={errors[`parameters.${parameter.name}`]}
              onChange={(value) => onChange({ parameters: { ...draft.parameters, [parameter.name]: value } })}
            />
          ))}
          {outputFormats.length > 1 && (
            <div>
              <Text size="sm" fw={500} mb={6} id={`${panelId}-format`}>
                File format
              </Text>
              <SegmentedControl
                fullWidth
                aria-labelledby={`${panelId}-format`}
                data={outputFormats.map((format) => ({ value: format, label: format.toUpperCase() }))}
                value={
                  outputFormats.find((format) => format === draft.outputFormat) ?? outputFormats[0] ?? ''
                }
                onChange={(outputFormat) => onChange({ outputFormat })}
              />
            </div>
          )}
          {!model.isPreview && (
            <FailoverField
              value={draft.failover}
              error={errors.failover}
              onChange={(failover) => onChange({ failover })}
            />
          )}
        </Stack>
      </Collapse>
    </div>
  );
}

function countChanged({ capabilities, isPreview }: Model, draft: Draft): number {
  const parameters = capabilities.parameters.filter(({ name, default: standard }) => {
    const value = draft.parameters[name];
    return value !== undefined && value !== '' && value !== standard;
  });
  const negative = capabilities.negativePrompt && draft.negativePrompt.trim() !== '';
  const format = draft.outputFormat !== null && draft.outputFormat !== capabilities.outputFormats[0];
  const failover = !isPreview && draft.failover !== 'samePrice';
  return parameters.length + [negative, format, failover].filter(Boolean).length;
}
