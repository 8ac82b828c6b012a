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

interface FrameProps {
  workspace: WorkspaceName;
  /** Tabs that lead to the workspaces beside this one. */
  above?: ((editionId: string | undefined) => ReactNode) | undefined;
}

/** Which edition a workspace shows, the choice among those that it serves, and what lies below for that edition. */
export function WorkspaceFrame({
  workspace: name,
  above,
  children,
}: FrameProps & { children(editionId: string | undefined): ReactNode }) {
  const translate = useTranslate();
  const choice = useWorkspace(name);
  const id = choice.edition?.id;
  const nothing = choice.known && id === undefined;
  return (
    <>
      {above?.(id)}
      <WorkspaceEdition choice={choice} />
      {nothing && <EmptyState title={translate('workspaces.none')}>{translate('workspaces.noneHelp')}</EmptyState>}
      {choice.error !== null && <ProblemAlert error={choice.error} onRetry={choice.retry} />}
      {/* Another edition's workspace is another one: nothing chosen or typed on the one goes to the other. */}
      {!nothing && choice.error === null && <Fragment key={id}>{children(id)}</Fragment>}
    </>
  );
}

/** A page of one edition's work, with what the API says of that work. */
export function WorkspacePage<T>({ workspace, above, ...page }: FrameProps & PageOfEdition<T>) {
  return (
    <WorkspaceFrame workspace={workspace} above={above}>
      {(id) => <EditionPage<T> {...page} id={id} />}
    </WorkspaceFrame>
  );
}

interface PageOfEdition<T> {
  title: string;
  path: string;
  query?: Record<string, string | null | undefined>;
  width?: number;
  children(data: T, editionId: string): ReactNode;
}

function EditionPage<T>({
  id,
  title,
  path,
  query = {},
  width,
  children,
}: PageOfEdition<T> & { id: string | undefined }) {
  const read = useRead<T>(id === undefined ? null : workspacePath(path, id, query), { refetchInterval: usePoll() });
  return (
    <Page title={title} read={read} {...(width && { width })}>
      {(data) => children(data, id ?? '')}
    </Page>
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
