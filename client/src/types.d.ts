import 'react';
import '@tanstack/react-router';

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- only an interface merges
  interface CSSProperties {
    [customProperty: `--${string}`]: string | number | undefined;
  }
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Opened over another page: closing goes back to it. */
    overlay?: boolean;
    /** The prompt takes the focus, for it was just filled in. */
    focusPrompt?: boolean;
  }
}
