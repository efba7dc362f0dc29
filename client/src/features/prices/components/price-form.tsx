import { Select, Text, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import dayjs from 'dayjs';
import { useState } from 'react';
import { calendar } from '@/components/calendar';
import { FormActions, RequestForm, useFormErrors } from '@/components/request-form';
import { formatDate } from '@/lib/format';
import { useAddPrice } from '../api/add-price';
import { isMeasured } from '../component-text';
import { emptyLine, lineProblem, type PriceLine, toComponents } from '../price-lines';
import { PriceLinesEditor } from './price-lines-editor';

/** A model that has, or can have, a price. */
export interface PricedModel {
  id: string;
  name: string;
  providerName: string;
}

interface PriceFormProps {
  models: readonly PricedModel[];
  /** The model that is chosen at first. */
  initialModel: string | null;
  onDone: () => void;
}

/** A new row of the price book. Rows are never changed, only followed by others. */
export function PriceForm({ models, initialModel, onDone }: PriceFormProps) {
  const add = useAddPrice();
  const [checked, setChecked] = useState(false);
  const [lines, setLines] = useState<PriceLine[]>(() => [emptyLine()]);
  const [expected, setExpected] = useState<PriceLine[]>([]);
  const form = useForm({
    initialValues: {
      model: initialModel ?? '',
      validFrom: dayjs().format('YYYY-MM-DD'),
      source: '',
    },
    validate: {
      model: (value) => (value ? null : 'Choose a model.'),
      validFrom: (value) => (value ? null : 'Choose the first day.'),
      source: (value) =>
        value.trim() ? null : 'Enter where the price comes from: a web address or an invoice.',
    },
  });
  const { alert, setAlert, showErrors } = useFormErrors(form, ['model', 'validFrom', 'source']);
  const measured = lines.some(({ unit }) => isMeasured(unit));
  const known = measured ? expected : [];

  const submit = form.onSubmit(({ model, validFrom, source }) => {
    setAlert(null);
    setChecked(true);
    if (lines.length === 0 || [...lines, ...known].some((line) => lineProblem(line))) return;
    add.mutate(
      {
        model,
        validFrom,
        components: toComponents(lines),
        ...(known.length > 0 ? { expected: toComponents(known) } : {}),
        source: source.trim(),
      },
      {
        onSuccess: (row) => {
          notifications.show({
            color: 'green',
            message: `The price applies from ${formatDate(row.validFrom)}.`,
          });
          onDone();
        },
        onError: showErrors,
      },
    );
  });

  return (
    <RequestForm label="New price" pending={add.isPending} alert={alert} onSubmit={submit}>
      <Select
        label="Model"
        placeholder="Choose a model"
        searchable
        nothingFoundMessage="No such model"
        data={models.map(({ id, name, providerName }) => ({
          value: id,
          label: `${name} at ${providerName}`,
        }))}
        {...form.getInputProps('model')}
        onChange={(model: string | null) => form.setFieldValue('model', model ?? '')}
      />
      <DatePickerInput
        {...calendar}
        label="Applies from"
        description="Jobs keep the price that applied when they were submitted."
        {...form.getInputProps('validFrom')}
      />
      <PriceLinesEditor
        label="What the provider charges"
        description="If several lines have the same unit, the one with the most matching conditions applies."
        lines={lines}
        checked={checked}
        error={checked && lines.length === 0 ? 'Add at least one line; enter $0 if it is free.' : undefined}
        onChange={setLines}
      />
      {measured && (
        <PriceLinesEditor
          label="Expected amounts"
          description="Tokens and seconds are only known afterwards. Without expected amounts, no estimate can be shown."
          lines={expected}
          checked={checked}
          onChange={setExpected}
        />
      )}
      <TextInput
        label="Source"
        placeholder="https://…/pricing, read today"
        {...form.getInputProps('source')}
      />
      <Text size="xs" c="dimmed">
        A price cannot be changed or deleted. To correct it, add another one for the same date.
      </Text>
      <FormActions
        submit="Add the price"
        pending={add.isPending}
        onCancel={onDone}
        onSubmitClick={() => setChecked(true)}
      />
    </RequestForm>
  );
}
