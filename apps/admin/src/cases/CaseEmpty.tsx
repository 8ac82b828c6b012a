import { Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { EmptyState } from '../components';

export function CaseEmpty() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  if (Object.keys(filterValues).length > 0)
    return (
      <EmptyState
        title={translate('cases.noneFiltered')}
        action={<Button onClick={() => setFilters({}, {})}>{translate('cases.clear')}</Button>}
      />
    );
  return <EmptyState title={translate('cases.none')}>{translate('cases.noneHelp')}</EmptyState>;
}
