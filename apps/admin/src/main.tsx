import { CacheProvider } from '@emotion/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { adoptedStyles } from './theme/adoptedStyles';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application');
createRoot(root).render(
  <StrictMode>
    <CacheProvider value={adoptedStyles()}>
      <App />
    </CacheProvider>
  </StrictMode>,
);
