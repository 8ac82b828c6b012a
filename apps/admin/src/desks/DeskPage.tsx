import type { DeskName } from '@linxuan/contracts';
import { Fragment, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../components/EmptyState';
import { Page } from '../components/Page';
import { ProblemAlert } from '../components/ProblemAlert';
import { usePoll } from '../providers/live';
import { useRead } from '../providers/useLinxuan';
import { DeskEdition } from './DeskEdition';
import { useDesk } from './useDesk';

/** A page of one edition's work: which edition, the choice among those that the desk serves, and what lies there. */
export function DeskPage<T>({
  desk: name,
  title,
  path,
  query = {},
  width,
  above,
  children,
}: {
  desk: DeskName;
  title: string;
  path: string;
  query?: Record<string, string | null | undefined>;
  width?: number;
  /** Tabs that lead to the desks beside this one. */
  above?: (editionId: string | undefined) => ReactNode;
  children(data: T, editionId: string): ReactNode;
}) {
  const translate = useTranslate();
  const desk = useDesk(name);
  const id = desk.edition?.id;
  const read = useRead<T>(id === undefined ? null : deskPath(path, id, query), { refetchInterval: usePoll() });
  const nothing = desk.known && id === undefined;
  return (
    <>
      {above?.(id)}
      <DeskEdition desk={desk} />
      {nothing && <EmptyState title={translate('desks.none')}>{translate('desks.noneHelp')}</EmptyState>}
      {desk.error !== null && <ProblemAlert error={desk.error} onRetry={desk.retry} />}
      {!nothing && desk.error === null && (
        <Page title={title} read={read} {...(width && { width })}>
          {/* Another edition's desk is another desk: nothing chosen or typed on the one goes to the other. */}
          {(data) => <Fragment key={id}>{children(data, id ?? '')}</Fragment>}
        </Page>
      )}
    </>
  );
}

/** Where a desk's data lies, for a named edition, so that page and picker cannot mean two. */
export function deskPath(
  path: string,
  editionId: string | null,
  query: Record<string, string | null | undefined> = {},
): string {
  const search = new URLSearchParams(
    Object.entries({ editionId, ...query }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}
