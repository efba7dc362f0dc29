import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { splitFieldErrors } from '@/lib/api/problem';
import { FormAlert } from './form-alert';

interface RequestFormProps {
  label: string;
  /** The request is on its way: nothing can be changed meanwhile. */
  pending: boolean;
  /** What went wrong and belongs to no field. */
  alert: string | null;
  autoComplete?: 'off';
  onSubmit: ComponentProps<'form'>['onSubmit'];
  children: ReactNode;
}

/** A form that sends one request. Our own messages stand at the fields, not the browser's. */
export function RequestForm({ label, pending, alert, children, ...form }: RequestFormProps) {
  return (
    <form noValidate aria-label={label} {...form}>
      <Fieldset variant="unstyled" disabled={pending}>
        <Stack>
          <FormAlert message={alert} />
          {children}
        </Stack>
      </Fieldset>
    </form>
  );
}

interface FormActionsProps {
  submit: string;
  pending: boolean;
  onCancel: () => void;
  onSubmitClick?: () => void;
}

/** The end of a form in a dialog: leave it, or send it. */
export function FormActions({ submit, pending, onCancel, onSubmitClick }: FormActionsProps) {
  return (
    <Group justify="flex-end" mt="xs">
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" loading={pending} onClick={onSubmitClick}>
        {submit}
      </Button>
    </Group>
  );
}

/** What a form of Mantine has. */
interface FormWithErrors {
  setErrors: (errors: Record<string, string>) => void;
}

/** Puts what the server refused at the named fields, and the rest into the form's alert. */
export function useFormErrors(form: FormWithErrors, fields: readonly string[]) {
  const [alert, setAlert] = useState<string | null>(null);
  const showErrors = (error: unknown) => {
    const { fields: own, rest } = splitFieldErrors(error, fields);
    form.setErrors(own);
    setAlert(rest);
  };
  return { alert, setAlert, showErrors };
}
