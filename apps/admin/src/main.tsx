import { CacheProvider } from '@emotion/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { App } from './App';
import { keepSteady } from './layout/steadyPage';
import { adoptedStyles } from './theme/adoptedStyles';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application');
keepSteady(document);
// Plain paths, so that a link in a notice or a letter leads to its page; the server answers them all with this one.
const router = createBrowserRouter([{ path: '*', element: <App /> }]);
createRoot(root).render(
  <StrictMode>
    <CacheProvider value={adoptedStyles()}>
      <RouterProvider router={router} />
    </CacheProvider>
  </StrictMode>,
);
