import { QueryClient } from '@tanstack/react-query';
import { configure, render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { AdminContext, memoryStore, Notification, ResourceContextProvider } from 'react-admin';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { createI18nProvider } from '../i18n/i18nProvider';
import { rememberLocale, type Locale } from '../i18n/locale';
import type { LinxuanDataProvider } from '../providers/dataProvider';

// The clock on the wall says nothing about a page: a loaded machine may take its time.
configure({ asyncUtilTimeout: 20_000 });

interface Options {
  /** The methods of the data provider that the part calls; any other call fails the test by name. */
  provider?: Partial<LinxuanDataProvider>;
  /** The resource that the part belongs to. */
  resource?: string;
  /** The route at which it stands, and the address that is open. */
  route?: string;
  at?: string;
  locale?: Locale;
}

/** Renders a part of the back office as it stands there: with react-admin, the words of a language, and an address. */
export function renderInAdmin(
  part: ReactElement,
  { provider = {}, resource = 'cases', route = '*', at = '/', locale = 'zh-CN' }: Options = {},
): RenderResult {
  rememberLocale(locale);
  const element = (
    <AdminContext
      dataProvider={strict(provider)}
      i18nProvider={createI18nProvider()}
      store={memoryStore()}
      queryClient={new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })}
    >
      <ResourceContextProvider value={resource}>{part}</ResourceContextProvider>
      <Notification />
    </AdminContext>
  );
  return render(<RouterProvider router={createMemoryRouter([{ path: route, element }], { initialEntries: [at] })} />);
}

function strict(methods: Partial<LinxuanDataProvider>): LinxuanDataProvider {
  return new Proxy(methods, {
    get: (known, name) =>
      name in known || typeof name !== 'string' || name === 'supportAbortSignal'
        ? known[name as keyof typeof known]
        : () => Promise.reject(new Error(`The part called ${name}, which the test does not answer`)),
  }) as LinxuanDataProvider;
}
