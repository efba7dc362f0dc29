import { Group, Input, Select, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { FormActions, RequestForm } from '@/components/request-form';
import { ApiError, splitFieldErrors } from '@/lib/api/problem';
import type { Edit, Model } from '@/lib/api/types';
import { modelPriceText } from '@/lib/models/price-text';
import { useCreateEdit } from '../api/create-edit';
import { useEditEstimate } from '../api/estimate-edit';
import { estimateText } from '../estimate-text';
import {
  automatic,
  factorsOf,
  isUsable,
  needsPrompt,
  requestOf,
  type UpscaleChoice,
  type UpscaleSource,
  withModel,
} from '../upscale-choice';
import { sizeText } from '../edit-text';

interface UpscaleFormProps {
  source: UpscaleSource;
  models: readonly Model[];
  factor: number;
  onCancel: () => void;
  onAccepted: (edit: Edit) => void;
}

/** Chooses how an image is enlarged, and says what that costs before it is sent. */
export function UpscaleForm({ source, models, factor, onCancel, onAccepted }: UpscaleFormProps) {
  const usable = models.filter(isUsable);
  const [choice, setChoice] = useState<UpscaleChoice>(() =>
    withModel({ model: automatic, factor, prompt: source.prompt }, models, automatic),
  );
  const request = requestOf(source, choice, models);
  const price = useUpscalePrice(request);
  const create = useCreateEdit();
  const keyOf = useIdempotencyKey();
  const { fields, rest } = create.error ? splitFieldErrors(create.error, ['prompt']) : noErrors;

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (create.isPending || price.refusal) return;
    create.mutate({ request, idempotencyKey: keyOf(JSON.stringify(request)) }, { onSuccess: onAccepted });
  };

  return (
    <RequestForm label="Upscale" pending={create.isPending} alert={rest ?? price.refusal} onSubmit={submit}>
      <Text size="sm" c="dimmed">
        The original has {sizeText(source)} and stays as it is.
      </Text>
      <FactorField
        factors={factorsOf(models, choice.model)}
        value={choice.factor}
        onChange={(next) => setChoice({ ...choice, factor: next })}
      />
      <Select
        label="Model"
        description={descriptionOf(usable, choice.model)}
        data={[
          { value: automatic, label: 'Automatic: the best that can do it' },
          ...usable.map((model) => ({
            value: model.id,
            label: `${model.name} (${model.providerName}), ${modelPriceText(model)}`,
          })),
        ]}
        value={choice.model}
        allowDeselect={false}
        onChange={(model) => model && setChoice(withModel(choice, models, model))}
      />
      {needsPrompt(models, choice.model) && (
        <Textarea
          label="Prompt"
          description="What the image shows. This model paints details by it."
          autosize
          minRows={2}
          maxRows={6}
          value={choice.prompt}
          error={fields.prompt}
          onChange={(event) => setChoice({ ...choice, prompt: event.currentTarget.value })}
        />
      )}
      <Text size="sm" aria-live="polite">
        {price.details}
      </Text>
      <FormActions submit={`Upscale · ${price.text}`} pending={create.isPending} onCancel={onCancel} />
    </RequestForm>
  );
}

interface FactorFieldProps {
  factors: readonly number[];
  value: number | null;
  onChange: (factor: number) => void;
}

function FactorField({ factors, value, onChange }: FactorFieldProps) {
  const labelId = useId();
  if (value === null) return null;
  return (
    <Group justify="space-between">
      <Input.Label id={labelId} component="div">
        Size
      </Input.Label>
      <SegmentedControl
        aria-labelledby={labelId}
        data={factors.map((factor) => ({ value: String(factor), label: `${factor}x` }))}
        value={String(value)}
        onChange={(next) => onChange(Number(next))}
      />
    </Group>
  );
}

/** The server's estimate, a moment after the last change; why it would be refused, when it would be. */
function useUpscalePrice(request: ReturnType<typeof requestOf>) {
  const [settled] = useDebouncedValue(JSON.stringify(request), 300);
  const { data, error, isPlaceholderData } = useEditEstimate(JSON.parse(settled) as typeof request);
  const isCurrent = settled === JSON.stringify(request) && !isPlaceholderData;
  const refused = isCurrent && error instanceof ApiError && [400, 402, 404, 422].includes(error.status);
  const estimate = isCurrent && !error ? data : undefined;
  return {
    ...estimateText(estimate),
    refusal: refused ? splitFieldErrors(error, []).rest : (estimate?.blocked?.message ?? null),
  };
}

/** The same key for the same request, so that one whose answer was lost can be sent again. */
function useIdempotencyKey() {
  const last = useRef({ body: '', key: '' });
  return (body: string) => {
    if (last.current.body !== body) last.current = { body, key: crypto.randomUUID() };
    return last.current.key;
  };
}

function descriptionOf(models: readonly Model[], modelId: string): string {
  if (modelId === automatic) return 'If it fails, another model that costs no more takes over.';
  return models.find(({ id }) => id === modelId)?.description ?? '';
}

const noErrors = { fields: {} as Record<string, string>, rest: null };
