import { Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { EmptyState } from '../components';

export function TaskEmpty() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const filtered = Object.keys(filterValues).length > 0;
  if (filtered)
    return (
      <EmptyState
        title={translate('tasks.noneFiltered')}
        action={<Button onClick={() => setFilters({}, {})}>{translate('ra.navigation.clear_filters')}</Button>}
      />
    );
  return <EmptyState title={translate('tasks.none')}>{translate('tasks.noneHelp')}</EmptyState>;
}
