import '@fontsource-variable/inter/wght.css';
import '../ui/mantine.css';
import '../ui/base.css';
import '../ui/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Notices } from '../ui/notice.tsx';
import { theme, variables } from '../ui/theme.ts';
import { pages } from './rooms.ts';
import { routerOver } from './router.tsx';

const client = new QueryClient({
  // call() never throws and says itself what happened: trying again is the person's choice.
  // Without a line too: a read or an act that waits for one in silence would be sent behind their back.
  defaultOptions: {
    queries: { retry: false, staleTime: 5_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
const router = routerOver(pages);
const place = document.getElementById('desk');
if (place === null) throw new Error('index.html has no #desk.');

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
      <QueryClientProvider client={client}>
        <Notices>
          <RouterProvider router={router} />
        </Notices>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
