import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** Mantine's password input leaves `aria-invalid` out; screen readers need it like everywhere else. */
export function PasswordField(props: PasswordInputProps) {
  return <PasswordInput aria-invalid={Boolean(props.error) || undefined} {...props} />;
}
