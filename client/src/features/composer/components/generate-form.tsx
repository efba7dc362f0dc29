import { Group } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { FormAlert } from '@/components/form-alert';
import type { ApiError } from '@/lib/api/problem';
import type { Model } from '@/lib/api/types';
import { useStore } from '@/lib/store';
import type { Draft } from '../draft-schema';
import { draftStore, setDraft, withoutFields } from '../draft';
import { findChoice, type ModelChoice } from '@/lib/models/model-choice';
import { errorsByField } from '../form-errors';
import { usePrice } from '../hooks/use-price';
import { type ResolvedSettings, resolveSettings } from '../resolve-settings';
import { AdvancedSettings } from './advanced-settings';
import { AspectRatioField } from './aspect-ratio-field';
import { CountField } from './count-field';
import { GenerateButton } from './generate-button';
import classes from './generate-form.module.css';
import { KeptSettings } from './kept-settings';
import { PreferField } from './prefer-field';
import { PromptField } from './prompt-field';
import { QualityField } from './quality-field';
import { SeedField } from './seed-field';
import { StrengthField } from './strength-field';

/** Where another feature's field is put. */
export interface FieldSlot {
  draft: Draft;
  choice: ModelChoice;
  /** The messages by field. */
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<Draft>) => void;
}

interface GenerateFormProps {
  models: readonly Model[];
  sending: boolean;
  /** Why the server refused the last click. */
  error: ApiError | null;
  promptHistory: readonly string[];
  promptRef?: Ref<HTMLTextAreaElement>;
  /** An image is on its way: the form waits for it. */
  uploading: boolean;
  renderModel: (field: FieldSlot) => ReactNode;
  /** The images that are sent along. `children`: what is set about them here. */
  renderImages: (field: FieldSlot, children: ReactNode) => ReactNode;
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
  return <ModelForm draft={draft} choice={choice} {...props} />;
}

type ModelFormProps = Omit<GenerateFormProps, 'models'> & Pick<FieldSlot, 'draft' | 'choice'>;

function ModelForm(props: ModelFormProps) {
  const { draft, choice, sending, error, uploading, promptHistory, promptRef, onSubmit, onEdit } = props;
  const { model } = choice;
  const { capabilities } = model;
  const automatic = choice.kind !== 'model';
  const settings = resolveSettings(draft, model, { automatic });
  const { price, refusal, estimate } = usePrice(settings);
  const { fields, rest } = errorsByField(error ?? refusal, settings);
  const reasons = [
    ...settings.problems.map(({ text }) => text),
    ...(uploading ? ['Wait until the image has been uploaded.'] : []),
    ...(estimate?.blocked ? [estimate.blocked.message] : []),
  ];

  const change = (part: Partial<Draft>) => {
    setDraft(part);
    onEdit();
  };
  const slot: FieldSlot = { draft, choice, errors: fields, onChange: change };
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
      {props.renderModel(slot)}
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
      {props.renderImages(
        slot,
        capabilities.strength && (
          <StrengthField
            value={draft.strength}
            error={fields.strength}
            onChange={(strength) => change({ strength })}
          />
        ),
      )}
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
    </form>
  );
}
