import type { ReactNode } from 'react';
import { ShowBase, useGetResourceLabel, useResourceContext, useShowContext, type RaRecord } from 'react-admin';
import { Page } from './Page';

interface RecordPageProps<T extends RaRecord> {
  /** What the bar says once the record is there; the name of its kind until then. */
  title(record: T): string;
  children(record: T): ReactNode;
  /** In pixels. */
  width?: number;
}

/**
 * A list keeps its rows for the pages of their records, but a row may hold less than the record does. With a mark of its
 * own, a page never shows a row in the place of the record.
 */
const WHOLE = { record: 'whole' };

/**
 * The page of one record: react-admin reads it and hands it to everything inside (`useRecordContext`). A record that is
 * not the reader's is told in the server's words on the page itself, so nobody is sent away without knowing why.
 */
export function RecordPage<T extends RaRecord>(props: RecordPageProps<T>) {
  return (
    <ShowBase queryOptions={{ onError: () => undefined, meta: WHOLE }}>
      <Shown {...props} />
    </ShowBase>
  );
}

function Shown<T extends RaRecord>({ title, children, ...props }: RecordPageProps<T>) {
  const labelOf = useGetResourceLabel();
  const resource = useResourceContext() ?? '';
  const { record, error, refetch } = useShowContext<T>();
  return (
    <Page<T>
      title={record ? title(record) : labelOf(resource, 1)}
      read={{ data: record, error: error ?? null, refetch } as Parameters<typeof Page<T>>[0]['read']}
      {...props}
    >
      {children}
    </Page>
  );
}
