import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useDestinations } from './destinations';

const patienceMs = 1_200;

/** "G, then C" and its like: two keys after each other lead to a page. */
export function useGoShortcuts(): void {
  const navigate = useNavigate();
  const destinations = useDestinations();
  useEffect(() => {
    let startedAt = -Infinity;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const destination = destinations.find((candidate) => candidate.key === key);
      if (event.timeStamp - startedAt < patienceMs && destination) {
        startedAt = -Infinity;
        event.preventDefault();
        void navigate({ to: destination.to });
      } else if (key === 'g') startedAt = event.timeStamp;
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate, destinations]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
