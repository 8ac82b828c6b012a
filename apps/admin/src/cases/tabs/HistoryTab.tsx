import type { TimelineEntryDto } from '@linxuan/contracts';
import { useTranslate } from 'react-admin';
import { Panel, ProblemAlert, Timeline, useRead } from '../../components';

/** Every decision that the reader may know, newest first. */
export function HistoryTab({ id }: { id: string }) {
  const translate = useTranslate();
  const read = useRead<TimelineEntryDto[]>(`/cases/${id}/timeline`);
  return (
    <Panel title={translate('cases.history.title')}>
      {read.error && <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <Timeline events={read.data} />}
    </Panel>
  );
}
