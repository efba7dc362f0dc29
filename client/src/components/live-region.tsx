import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { announcements } from '@/lib/announce';

/** Speaks what `announce` says, politely, and forgets it so that the same sentence can be said again. */
export function LiveRegion() {
  const [sentence, setSentence] = useState('');

  useEffect(() => announcements.subscribe(setSentence), []);
  useEffect(() => {
    if (!sentence) return;
    const timer = setTimeout(() => setSentence(''), 5_000);
    return () => clearTimeout(timer);
  }, [sentence]);

  return (
    <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
      {sentence}
    </VisuallyHidden>
  );
}
