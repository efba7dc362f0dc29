import { Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Ref } from 'react';
import { FormAlert } from '@/components/form-alert';
import type { ApiError } from '@/lib/api/problem';
import type { Model } from '@/lib/api/types';
import { useStore } from '@/lib/store';
import { type Draft, draftStore, setDraft, withoutFields } from '../draft';
import { findChoice, type ModelChoice } from '@/lib/models/model-choice';
import { errorsByField } from '../form-errors';
import { usePrice } from '../hooks/use-price';
import { type ResolvedSettings, resolveSettings } from '../resolve-settings';
import { uploads } from '@/features/uploads/uploads';
import { AdvancedSettings } from './advanced-settings';
import { AspectRatioField } from './aspect-ratio-field';
import { CountField } from './count-field';
import { GenerateButton } from './generate-button';
import classes from './generate-form.module.css';
import { KeptSettings } from './kept-settings';
import { ModelComparison } from '@/features/models/components/model-comparison';
import { ModelPicker } from '@/features/models/components/model-picker';
import { ModelProblem } from '@/features/models/components/model-problem';
import { PageDrop } from '@/features/uploads/components/page-drop';
import { PreferField } from './prefer-field';
import { PromptField } from './prompt-field';
import { QualityField } from './quality-field';
import { ReferenceField } from '@/features/uploads/components/reference-field';
import { SeedField } from './seed-field';

interface GenerateFormProps {
  models: readonly Model[];
  sending: boolean;
  /** Why the server refused the last click. */
  error: ApiError | null;
  promptHistory: readonly string[];
  promptRef?: Ref<HTMLTextAreaElement>;
  /** Whether the person may set a provider key. */
  mayAddKeys: boolean;
  /** Opens the gallery to choose a reference image from. */
  onBrowse: () => void;
  onSubmit: (settings: ResolvedSettings) => void;
  /** The person changed something: an old refusal says nothing about it. */
  onEdit: () => void;
}

export function GenerateForm({ models, ...props }: GenerateFormProps) {
  const draft = useStore(draftStore);
  const choice = findChoice(models, draft);
  if (!choice)
    return (
      <div className={classes.panel}>
        <FormAlert message="No model is switched on. An administrator has to enable one." />
      </div>
    );
  return <ModelForm draft={draft} choice={choice} models={models} {...props} />;
}

function ModelForm(props: GenerateFormProps & { draft: Draft; choice: ModelChoice }) {
  const { draft, choice, models, sending, error, promptHistory, promptRef, onSubmit, onEdit } = props;
  const { model } = choice;
  const { capabilities } = model;
  const [comparing, comparison] = useDisclosure(false);
  const arriving = useStore(uploads).some((upload) => upload.error === null);
  const automatic = choice.kind !== 'model';
  const settings = resolveSettings(draft, model, { automatic });
  const { price, refusal, estimate } = usePrice(settings);
  const { fields, rest } = errorsByField(error ?? refusal, settings);
  const reasons = [
    ...settings.problems.map(({ text }) => text),
    ...(arriving ? ['Wait until the image is uploaded.'] : []),
    ...(estimate?.blocked ? [estimate.blocked.message] : []),
  ];
  const mayBeMask = capabilities.mask && draft.references.length > 0;

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
        value={choice}
        error={fields.model}
        onChange={(modelId) => change({ modelId })}
        onCompare={comparison.open}
      />
      <ModelProblem
        model={model}
        mayAddKeys={props.mayAddKeys}
        onReplace={(modelId) => change({ modelId })}
      />
      {automatic && (
        <PreferField value={draft.prefer} estimate={estimate} onChange={(prefer) => change({ prefer })} />
      )}
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
      <ReferenceField
        capabilities={capabilities}
        draft={draft}
        errors={fields}
        onChange={change}
        onBrowse={props.onBrowse}
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
      <GenerateButton
        count={settings.count}
        price={price}
        sending={sending}
        reasons={reasons}
        budget={estimate?.budget ?? []}
      />
      <PageDrop mayBeMask={mayBeMask} />
      <ModelComparison
        opened={comparing}
        onClose={comparison.close}
        models={models}
        chosen={choice.id}
        onChoose={(modelId) => change({ modelId })}
      />
    </form>
  );
}
