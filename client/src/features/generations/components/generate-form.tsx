import { Group, Input, SegmentedControl, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Ref } from 'react';
import { FormAlert } from '@/components/form-alert';
import { ApiError, splitFieldErrors } from '@/lib/api/problem';
import type { Model } from '@/lib/api/types';
import { humanize } from '@/lib/format';
import { useStore } from '@/lib/store';
import { useEstimate } from '../api/estimate-generation';
import { type Draft, draftStore, setDraft, withoutFields } from '../draft';
import { priceText } from '../price-text';
import { chooseModel, type ResolvedSettings, resolveSettings } from '../resolve-settings';
import { AdvancedSettings } from './advanced-settings';
import { AspectRatioField } from './aspect-ratio-field';
import { GenerateButton } from './generate-button';
import classes from './generate-form.module.css';
import { KeptSettings } from './kept-settings';
import { ModelPicker } from './model-picker';
import { PromptField } from './prompt-field';
import { SeedField } from './seed-field';

interface GenerateFormProps {
  models: readonly Model[];
  sending: boolean;
  /** Why the server refused the last click. */
  error: ApiError | null;
  promptHistory: readonly string[];
  promptRef?: Ref<HTMLTextAreaElement>;
  onSubmit: (settings: ResolvedSettings) => void;
  /** The person changed something: an old refusal says nothing about it. */
  onEdit: () => void;
}

export function GenerateForm({ models, ...props }: GenerateFormProps) {
  const draft = useStore(draftStore);
  const model = chooseModel(models, draft.modelId);
  if (!model)
    return (
      <div className={classes.panel}>
        <FormAlert message="No model is switched on. An administrator has to enable one." />
      </div>
    );
  return <ModelForm draft={draft} model={model} models={models} {...props} />;
}

function ModelForm(props: GenerateFormProps & { draft: Draft; model: Model }) {
  const { draft, model, models, sending, error, promptHistory, promptRef, onSubmit, onEdit } = props;
  const { capabilities } = model;
  const settings = resolveSettings(draft, model);
  const { price, refusal } = usePrice(settings);
  const { fields, rest } = errorsByField(error ?? refusal, settings);
  const reasons = settings.problems.map(({ text }) => text);

  const change = (part: Partial<Draft>) => {
    setDraft(part);
    onEdit();
  };
  const submit = () => {
    if (reasons.length === 0) onSubmit(settings);
  };

  return (
    // Ctrl+Enter sends from any field; the form hears it because every field is inside it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={`${classes.panel} ${classes.form}`}
      aria-label="New generation"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        const anywhere = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!anywhere || event.defaultPrevented || event.repeat) return;
        event.preventDefault();
        submit();
      }}
    >
      <PromptField
        ref={promptRef}
        value={draft.prompt}
        limit={model.promptLimit}
        history={promptHistory}
        error={fields.prompt}
        onChange={(prompt) => change({ prompt })}
        onSend={submit}
      />
      <ModelPicker
        models={models}
        value={model}
        error={fields.model}
        onChange={(modelId) => change({ modelId })}
      />
      <KeptSettings
        modelName={model.name}
        kept={settings.kept}
        onDiscard={() =>
          change(
            withoutFields(
              draft,
              settings.kept.map(({ field }) => field),
            ),
          )
        }
      />
      <AspectRatioField
        capabilities={capabilities}
        value={draft}
        size={settings.size}
        error={fields.customSize ?? fields.aspectRatio ?? fields.width ?? fields.height}
        onChange={change}
      />
      <Group align="flex-start" gap="md" grow preventGrowOverflow={false} wrap="wrap">
        <CountField
          max={capabilities.maxCount}
          value={settings.count}
          onChange={(count) => change({ count })}
        />
        {capabilities.seed && (
          <SeedField value={draft.seed} error={fields.seed} onChange={(seed) => change({ seed })} />
        )}
      </Group>
      {capabilities.qualities.length > 0 && (
        <QualityField
          options={capabilities.qualities}
          value={draft.quality}
          error={fields.quality}
          onChange={(quality) => change({ quality })}
        />
      )}
      <AdvancedSettings model={model} draft={draft} errors={fields} onChange={change} />
      <FormAlert message={rest} />
      <GenerateButton count={settings.count} price={price} sending={sending} reasons={reasons} />
    </form>
  );
}

function CountField({
  max,
  value,
  onChange,
}: {
  max: number;
  value: number;
  onChange: (count: number) => void;
}) {
  return (
    <div>
      <Input.Label id="count-label" component="div" mb={4}>
        Images
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby="count-label"
        data={Array.from({ length: max }, (_, index) => String(index + 1))}
        value={String(value)}
        onChange={(count) => onChange(Number(count))}
      />
    </div>
  );
}

interface QualityFieldProps {
  options: readonly string[];
  value: string | null;
  error?: string;
  onChange: (quality: string) => void;
}

function QualityField({ options, value, error, onChange }: QualityFieldProps) {
  return (
    <div>
      <Input.Label id="quality-label" component="div" mb={4}>
        Quality
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby="quality-label"
        data={options.map((option) => ({ value: option, label: humanize(option) }))}
        value={value !== null && options.includes(value) ? value : (options[0] ?? '')}
        onChange={onChange}
      />
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
}

/** The server's estimate for what is set, a moment after typing stops; the list price until it is there. */
function usePrice(settings: ResolvedSettings) {
  const { request, model, count, problems } = settings;
  const key = JSON.stringify(request);
  const [settledKey] = useDebouncedValue(key, 400);
  const estimate = useEstimate(request, { enabled: problems.length === 0 && settledKey === key });
  const current =
    estimate.data?.model === model.id && estimate.data.count === count ? estimate.data : undefined;
  const refused = estimate.error instanceof ApiError && [400, 422].includes(estimate.error.status);
  return {
    price: priceText(model, count, current),
    refusal: refused && problems.length === 0 && settledKey === key ? (estimate.error as ApiError) : null,
  };
}

function errorsByField(error: ApiError | null, { request, problems }: ResolvedSettings) {
  const known = [
    'prompt',
    'negativePrompt',
    'model',
    'aspectRatio',
    'width',
    'height',
    'seed',
    'quality',
    'outputFormat',
    ...Object.keys(request.parameters ?? {}).map((name) => `parameters.${name}`),
  ];
  const { fields, rest } = error ? splitFieldErrors(error, known) : { fields: {}, rest: null };
  const own = Object.fromEntries(
    problems.filter(({ field }) => field !== 'prompt').map(({ field, text }) => [field, text]),
  );
  return { fields: { ...fields, ...own } as Record<string, string>, rest };
}
