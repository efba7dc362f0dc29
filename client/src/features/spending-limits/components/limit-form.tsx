import { Input, NumberInput, SegmentedControl, Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { FormActions, RequestForm, useFormErrors } from '@/components/request-form';
import type { SpendingLimit } from '../types';
import { usePutSpendingLimit } from '../api/put-spending-limit';
import { scopeLabels } from '../limit-text';

/** A person or an API key that can be limited. */
interface Subject {
  id: string;
  name: string;
}

export interface LimitSubjects {
  people: readonly Subject[];
  apiKeys: readonly Subject[];
}

interface LimitFormProps {
  /** The limit that is changed; null for a new one. */
  limit: SpendingLimit | null;
  subjects: LimitSubjects;
  onDone: () => void;
}

export function LimitForm({ limit, subjects, onDone }: LimitFormProps) {
  const put = usePutSpendingLimit();
  const form = useForm({
    initialValues: {
      scope: limit?.scope ?? 'organization',
      subjectId: limit?.subjectId ?? null,
      period: limit?.period ?? 'month',
      amount: limit?.amount ?? '',
    },
    validate: {
      subjectId: (value, { scope }) =>
        scope !== 'organization' && !value ? `Choose the ${scopeLabels[scope].replace('P', 'p')}.` : null,
      amount: (value) =>
        value === '' || Number(value) < 0 ? 'Enter an amount in dollars; 0 allows nothing.' : null,
    },
  });
  const { alert, setAlert, showErrors } = useFormErrors(form, ['scope', 'subjectId', 'period', 'amount']);
  const { scope } = form.values;
  const options = scope === 'user' ? subjects.people : subjects.apiKeys;

  const submit = form.onSubmit(({ scope: of, subjectId, period, amount }) => {
    setAlert(null);
    put.mutate(
      { scope: of, subjectId: of === 'organization' ? null : subjectId, period, amount: Number(amount) },
      {
        onSuccess: (saved) => {
          notifications.show({ color: 'green', message: `The limit of ${saved.subjectName} is set.` });
          onDone();
        },
        onError: showErrors,
      },
    );
  });

  return (
    <RequestForm label="Spending limit" pending={put.isPending} alert={alert} onSubmit={submit}>
      {limit === null && (
        <>
          <Choice
            label="Applies to"
            labels={scopeLabels}
            value={scope}
            onChange={(next) => form.setValues({ scope: next, subjectId: null })}
          />
          {scope !== 'organization' && (
            <Select
              label={scopeLabels[scope]}
              placeholder={options.length === 0 ? 'There is none yet' : 'Choose one'}
              data={options.map(({ id, name }) => ({ value: id, label: name }))}
              searchable
              {...form.getInputProps('subjectId')}
            />
          )}
          <Choice
            label="Period"
            labels={{ day: 'Each day', month: 'Each month' }}
            value={form.values.period}
            onChange={(next) => form.setFieldValue('period', next)}
          />
        </>
      )}
      <NumberInput
        label="At most"
        prefix="$"
        min={0}
        decimalScale={4}
        allowNegative={false}
        thousandSeparator=","
        placeholder="$20"
        data-autofocus={limit ? true : undefined}
        {...form.getInputProps('amount')}
      />
      <Text size="xs" c="dimmed">
        The cost of running jobs is reserved until it is settled, so that the limit is never exceeded. Under a
        limit, models without a known price cannot be used.
      </Text>
      <FormActions
        submit={limit ? 'Save the limit' : 'Add the limit'}
        pending={put.isPending}
        onCancel={onDone}
      />
    </RequestForm>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  labels: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, labels, value, onChange }: ChoiceProps<T>) {
  const id = `limit-${label.toLowerCase().replaceAll(' ', '-')}`;
  const data = (Object.keys(labels) as T[]).map((option) => ({ value: option, label: labels[option] }));
  return (
    <div>
      <Input.Label id={id} component="div" mb={4}>
        {label}
      </Input.Label>
      <SegmentedControl fullWidth aria-labelledby={id} data={data} value={value} onChange={onChange} />
    </div>
  );
}
