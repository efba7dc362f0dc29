import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './app/error-boundary';
import { Providers } from './app/providers';
import { createQueryClient } from './app/query-client';
import { createAppRouter } from './app/router';
import { guardSession } from './app/session-guard';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root".');

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
guardSession(router, queryClient);

createRoot(container).render(
  <StrictMode>
    <ErrorBoundary>
      <Providers queryClient={queryClient}>
        <RouterProvider router={router} />
      </Providers>
    </ErrorBoundary>
  </StrictMode>,
);
