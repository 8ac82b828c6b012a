import { useMediaQuery, type Theme } from '@mui/material';
import {
  FilterButton,
  List,
  SelectColumnsButton,
  TextInput,
  TopToolbar,
  useListContext,
  useTranslate,
} from 'react-admin';
import { ExportButton, useLinxuan, usePoll } from '../components';
import { listQuery } from '../providers/dataProvider';
import { CaseCards } from './CaseCards';
import { AreaFilter, EditionFilter, NominatorFilter, OutcomeFilter, RouteFilter, StageFilter } from './CaseFilters';
import { CaseTable } from './CaseTable';

/** All cases that the person may see, found by words and filters. */
export default function CaseList() {
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const poll = usePoll();
  return (
    <List
      resource="cases"
      title={translate('cases.title')}
      sort={{ field: 'enteredAt', order: 'DESC' }}
      perPage={25}
      empty={false}
      exporter={false}
      queryOptions={{ refetchInterval: poll }}
      filters={[
        <TextInput key="q" source="q" label={translate('cases.search')} type="search" alwaysOn resettable />,
        <EditionFilter key="editionId" source="editionId" label={translate('cases.filter.editionId')} />,
        <StageFilter key="stage" source="stage" label={translate('cases.filter.stage')} />,
        <OutcomeFilter key="outcome" source="outcome" label={translate('cases.filter.outcome')} />,
        <AreaFilter key="area" source="area" label={translate('cases.filter.area')} />,
        <NominatorFilter key="nominatorOrg" source="nominatorOrg" label={translate('cases.filter.nominatorOrg')} />,
        <RouteFilter key="route" source="route" label={translate('cases.filter.route')} />,
      ]}
      actions={<CaseToolbar columns={!isNarrow} />}
      sx={{
        '& .RaList-main': { minWidth: 0 },
        '& .RaDatagrid-tableWrapper': { overflowX: 'auto' },
        '& .RaList-actions, & .RaTopToolbar-root': { bgcolor: 'transparent', px: 0 },
        '& .RaList-content': isNarrow ? { bgcolor: 'transparent', border: 0, boxShadow: 'none' } : {},
        '& .RaFilterForm-filterFormInput': { width: { xs: '100%', sm: 280 } },
      }}
    >
      {isNarrow ? <CaseCards /> : <CaseTable />}
    </List>
  );
}

function CaseToolbar({ columns }: { columns: boolean }) {
  const { filterValues, sort } = useListContext();
  const provider = useLinxuan();
  return (
    <TopToolbar sx={{ bgcolor: { xs: 'transparent' }, p: { xs: 0 }, pb: { xs: 0.5 } }}>
      <FilterButton />
      {columns && <SelectColumnsButton />}
      <ExportButton
        onExport={(format) =>
          provider.download(`/cases/export${listQuery({ sort, filter: { ...filterValues, format } })}`)
        }
      />
    </TopToolbar>
  );
}
