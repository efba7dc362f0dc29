import { Component, type ErrorInfo, type ReactNode } from 'react';
import { basePath } from '@/lib/base-path';

interface State {
  failed: boolean;
}

/** The last net: whatever breaks outside every route still leaves a page that says so. Needs no provider. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main style={{ maxWidth: 480, margin: '20vh auto', padding: 24, fontFamily: 'system-ui, sans-serif' }}>
        <h1>Something went wrong</h1>
        <p>The page cannot continue. Your generations are not affected: they run on the server.</p>
        <button type="button" onClick={() => window.location.assign(`${basePath}/`)}>
          Start again
        </button>
      </main>
    );
  }
}
