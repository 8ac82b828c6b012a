import { TextInput } from 'react-admin';
import { RecordList, usePoll } from '../components';
import { CaseCards } from './CaseCards';
import { AreaFilter, EditionFilter, NominatorFilter, OutcomeFilter, RouteFilter, StageFilter } from './CaseFilters';
import { CaseTable } from './CaseTable';

/** All cases that the person may see, found by words and filters. */
export default function CaseList() {
  return (
    <RecordList
      sort={{ field: 'enteredAt', order: 'DESC' }}
      queryOptions={{ refetchInterval: usePoll() }}
      filters={[
        <TextInput key="q" source="q" label="cases.search" type="search" alwaysOn resettable />,
        <EditionFilter key="editionId" source="editionId" label="cases.filter.editionId" />,
        <StageFilter key="stage" source="stage" label="cases.filter.stage" />,
        <OutcomeFilter key="outcome" source="outcome" label="cases.filter.outcome" />,
        <AreaFilter key="area" source="area" label="cases.filter.area" />,
        <NominatorFilter key="nominatorOrg" source="nominatorOrg" label="cases.filter.nominatorOrg" />,
        <RouteFilter key="route" source="route" label="cases.filter.route" />,
      ]}
      cards={<CaseCards />}
    >
      <CaseTable />
    </RecordList>
  );
}
