import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { maxTextLength } from '@/lib/search-params';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
}

/** A search box that tells its value when the person pauses, and follows the address bar (Back, cleared filters). */
export function SearchField({ label, value, onChange, ref }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const send = useDebouncedCallback(onChange, 300);

  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }

  const type = (next: string) => {
    setTyped(next);
    setSeen(value);
    send(next);
  };

  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={maxTextLength}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send.flush();
      }}
      leftSection={<IconSearch size={16} />}
      rightSection={
        typed ? (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />
        ) : (
          <Kbd size="xs" visibleFrom="sm" aria-hidden="true">
            /
          </Kbd>
        )
      }
    />
  );
}
