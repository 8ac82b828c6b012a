import { QueryClient } from '@tanstack/react-query';
import { Admin, CustomRoutes, localStorageStore, Resource, withLifecycleCallbacks } from 'react-admin';
import { Route } from 'react-router-dom';
import { features } from './features';
import { HomePage } from './home/HomePage';
import { createI18nProvider } from './i18n/i18nProvider';
import { Frame } from './layout/Frame';
import { freshAfterWrites } from './providers/afterWrites';
import { authProvider } from './providers/authProvider';
import { dataProvider as plainProvider } from './providers/dataProvider';
import { ProblemError } from './providers/problem';
import { ToShow } from './layout/ToShow';
import { SignInPage } from './session/SignInPage';
import { darkTheme, lightTheme } from './theme/themes';

const i18nProvider = createI18nProvider();
const store = localStorageStore('1', 'linxuan');
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) =>
        count < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
});
const dataProvider = withLifecycleCallbacks(
  freshAfterWrites(plainProvider, queryClient),
  features.flatMap(({ callbacks = [] }) => callbacks),
);

export function App() {
  return (
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      theme={lightTheme}
      darkTheme={darkTheme}
      layout={Frame}
      loginPage={SignInPage}
      dashboard={HomePage}
      title="遴选 Linxuan"
      requireAuth
      disableTelemetry
    >
      {features
        .flatMap(({ resources = [] }) => resources)
        .map((resource) => (
          <Resource key={resource.name} {...resource}>
            {resource.show && !resource.edit && <Route path=":id" element={<ToShow />} />}
            {resource.children}
          </Resource>
        ))}
      <CustomRoutes>
        {features
          .flatMap(({ routes = [] }) => routes)
          .map(({ path, element }) => (
            <Route key={path} path={path} element={element} />
          ))}
      </CustomRoutes>
    </Admin>
  );
}
