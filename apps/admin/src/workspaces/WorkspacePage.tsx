import type { WorkspaceName } from '@linxuan/contracts';
import { Fragment, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../components/EmptyState';
import { Page } from '../components/Page';
import { ProblemAlert } from '../components/ProblemAlert';
import { usePoll } from '../providers/live';
import { useRead } from '../providers/useLinxuan';
import { WorkspaceEdition } from './WorkspaceEdition';
import { useWorkspace } from './useWorkspace';

/**
 * A page of one edition's work: which edition, the choice among those that the workspace serves, and what lies there.
 */
export function WorkspacePage<T>({
  workspace: name,
  title,
  path,
  query = {},
  width,
  above,
  children,
}: {
  workspace: WorkspaceName;
  title: string;
  path: string;
  query?: Record<string, string | null | undefined>;
  width?: number;
  /** Tabs that lead to the workspaces beside this one. */
  above?: (editionId: string | undefined) => ReactNode;
  children(data: T, editionId: string): ReactNode;
}) {
  const translate = useTranslate();
  const choice = useWorkspace(name);
  const id = choice.edition?.id;
  const read = useRead<T>(id === undefined ? null : workspacePath(path, id, query), { refetchInterval: usePoll() });
  const nothing = choice.known && id === undefined;
  return (
    <>
      {above?.(id)}
      <WorkspaceEdition choice={choice} />
      {nothing && <EmptyState title={translate('workspaces.none')}>{translate('workspaces.noneHelp')}</EmptyState>}
      {choice.error !== null && <ProblemAlert error={choice.error} onRetry={choice.retry} />}
      {!nothing && choice.error === null && (
        <Page title={title} read={read} {...(width && { width })}>
          {/* Another edition's workspace is another one: nothing chosen or typed on the one goes to the other. */}
          {(data) => <Fragment key={id}>{children(data, id ?? '')}</Fragment>}
        </Page>
      )}
    </>
  );
}

/** Where the data of a workspace lies, for a named edition, so that page and picker cannot mean two. */
export function workspacePath(
  path: string,
  editionId: string | null,
  query: Record<string, string | null | undefined> = {},
): string {
  const search = new URLSearchParams(
    Object.entries({ editionId, ...query }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}
