// The same limits as the server's; it checks them again.

export const passwordLength = { min: 10, max: 128 };

export function emailRule(value: string): string | null {
  const email = value.trim();
  if (email === '') return 'Enter your e-mail address.';
  if (email.length > 254) return 'An e-mail address has at most 254 characters.';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/.test(email)
    ? null
    : 'That does not look like an e-mail address.';
}

export function newPasswordRule(value: string): string | null {
  const { min, max } = passwordLength;
  return value.length < min || value.length > max ? `Use ${min} to ${max} characters.` : null;
}

export function nameRule(what: string) {
  return (value: string): string | null => {
    const name = value.trim();
    if (name === '') return `Enter ${what}.`;
    return name.length > 100 ? 'Use at most 100 characters.' : null;
  };
}
