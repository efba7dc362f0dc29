import { Group, Kbd, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { formatCount } from '@/lib/format';
import { preferences } from '@/lib/preferences';
import { useStore } from '@/lib/store';
import classes from './prompt-field.module.css';

interface PromptFieldProps {
  value: string;
  limit: number;
  onChange: (prompt: string) => void;
  onSend: () => void;
  /** Earlier prompts, newest first: Alt+Up and Alt+Down walk through them. */
  history: readonly string[];
  error?: string;
  ref?: Ref<HTMLTextAreaElement>;
}

export function PromptField({ value, limit, onChange, onSend, history, error, ref }: PromptFieldProps) {
  const { enterToSend } = useStore(preferences);
  const walk = usePromptHistory(value, history, onChange);
  const length = value.trim().length;
  const over = length > limit;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      const sends = event.ctrlKey || event.metaKey || (enterToSend && !event.shiftKey && !event.altKey);
      if (!sends) return;
      event.preventDefault();
      if (!event.repeat) onSend();
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      walk(event.key === 'ArrowUp' ? 1 : -1);
    }
  };

  return (
    <div>
      <Textarea
        ref={ref}
        label="Prompt"
        placeholder="Describe the image: subject, setting, light, style…"
        autosize
        minRows={4}
        maxRows={12}
        value={value}
        error={error}
        classNames={{ input: classes.input }}
        aria-describedby="prompt-counter"
        aria-invalid={over || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group justify="space-between" mt={6} gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" component="span" visibleFrom="sm">
          {enterToSend ? <Kbd size="xs">Enter</Kbd> : <Kbd size="xs">Ctrl + Enter</Kbd>} generates
        </Text>
        <Text
          id="prompt-counter"
          size="xs"
          ml="auto"
          component="span"
          className={classes.counter}
          c={over ? 'var(--mantine-color-error)' : 'dimmed'}
          fw={over ? 600 : 400}
        >
          {formatCount(length)} / {formatCount(limit)} characters
          {over && `, ${formatCount(length - limit)} too many`}
        </Text>
      </Group>
    </div>
  );
}

/** Walking back keeps what was being written: walking forward again brings it back. */
function usePromptHistory(value: string, history: readonly string[], onChange: (prompt: string) => void) {
  const [position, setPosition] = useState({ step: 0, written: '', shown: '' });
  return (direction: 1 | -1) => {
    const edited = position.step === 0 || position.shown !== value;
    const written = edited ? value : position.written;
    const prompts = [written, ...new Set(history.filter((prompt) => prompt !== written))];
    const step = Math.min(Math.max((edited ? 0 : position.step) + direction, 0), prompts.length - 1);
    const shown = prompts[step] ?? '';
    setPosition({ step, written, shown });
    onChange(shown);
  };
}
