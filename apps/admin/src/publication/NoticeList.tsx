import type { NoticeSummaryDto } from '@linxuan/contracts';
import { Box, Chip } from '@mui/material';
import {
  DatagridConfigurable,
  FunctionField,
  NumberField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useTranslate,
} from 'react-admin';
import { DeadlineChip, EmptyState, Panel, RecordList, useFormat } from '../components';
import { Documents } from './Documents';

const STATES = ['open', 'closed'] as const;

/** Notices of an edition that run or ran, with the days left and the objections against them. */
export function NoticeList({ editionId }: { editionId: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const empty = <EmptyState title={translate('publication.notice.runningNone')} />;
  const left = (notice: NoticeSummaryDto) =>
    notice.left ? (
      <DeadlineChip
        dueAt={notice.windowEndsAt}
        timeLeft={notice.left}
        urgency={notice.objections.open > 0 ? 'soon' : 'normal'}
      />
    ) : (
      <Chip
        size="small"
        label={translate(notice.closedAt === null ? 'publication.notice.over' : 'dossierState.closed')}
      />
    );
  const days = ({ releasedAt, windowEndsAt }: NoticeSummaryDto) =>
    `${format.date(releasedAt)} ${translate('publication.notice.until', { date: format.date(windowEndsAt) })}`;
  return (
    <Panel title={translate('publication.notice.running')}>
      <RecordList
        resource="notices"
        title={false}
        // The address says which edition is meant; filters of the list are kept for each edition by themselves.
        disableSyncWithLocation
        storeKey={`notices/${editionId}`}
        filter={{ editionId }}
        sort={{ field: 'releasedAt', order: 'DESC' }}
        filters={[
          <TextInput key="q" source="q" label="publication.notice.search" type="search" alwaysOn resettable />,
          <SelectInput
            key="state"
            source="state"
            translateChoice={false}
            choices={STATES.map((id) => ({ id, name: translate(`dossierState.${id}`) }))}
          />,
        ]}
        cards={
          <SimpleList<NoticeSummaryDto>
            empty={empty}
            rowClick="show"
            primaryText={({ title }) => title}
            secondaryText={days}
            tertiaryText={left}
          />
        }
      >
        <DatagridConfigurable
          rowClick="show"
          bulkActionButtons={false}
          size="small"
          empty={empty}
          omit={['number', 'preparedByName', 'releasedByName', 'closedAt']}
        >
          <TextField source="title" />
          <FunctionField<NoticeSummaryDto> source="releasedAt" render={days} />
          <FunctionField<NoticeSummaryDto> source="windowEndsAt" render={left} />
          <NumberField source="items" />
          <FunctionField<NoticeSummaryDto>
            source="objections.total"
            render={({ objections }) => translate('publication.notice.objections', objections)}
          />
          <FunctionField<NoticeSummaryDto>
            source="documents"
            sortable={false}
            render={({ documents }) => (
              <Box onClick={(event) => event.stopPropagation()}>
                <Documents documents={documents} />
              </Box>
            )}
          />
          <TextField source="number" />
          <TextField source="preparedByName" />
          <TextField source="releasedByName" />
          <FunctionField<NoticeSummaryDto> source="closedAt" render={({ closedAt }) => format.dateTime(closedAt)} />
        </DatagridConfigurable>
      </RecordList>
    </Panel>
  );
}
