import AccountTreeIcon from '@mui/icons-material/AccountTreeOutlined';
import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import ScheduleIcon from '@mui/icons-material/Schedule';
import { Card, CardContent } from '@mui/material';
import { FilterList, FilterListItem, SavedQueriesList, useTranslate } from 'react-admin';
import { useText, useWords } from '../components';
import { useTaskCounts } from '../layout/useTaskCounts';

/** Saved filters and the filters most used, one click each. */
export function TaskAside() {
  const translate = useTranslate();
  const words = useWords();
  const text = useText();
  const counts = useTaskCounts();
  return (
    <Card
      sx={{
        order: -1,
        mr: 2,
        mt: 8,
        width: 208,
        flex: 'none',
        alignSelf: 'flex-start',
        display: { xs: 'none', lg: 'block' },
      }}
    >
      <CardContent>
        <SavedQueriesList />
        <FilterList label={translate('tasks.byUrgency')} icon={<ScheduleIcon />}>
          {(['overdue', 'today', 'soon', 'normal'] as const).map((urgency) => (
            <FilterListItem key={urgency} label={translate(`urgency.${urgency}`)} value={{ urgency }} />
          ))}
        </FilterList>
        <FilterList label={translate('tasks.byKind')} icon={<AssignmentIcon />}>
          {Object.entries(counts?.byKind ?? {}).map(([kind, count]) => (
            <FilterListItem key={kind} label={`${words.task(kind)} (${count})`} value={{ kind }} />
          ))}
        </FilterList>
        {counts && counts.byEdition.length > 1 && (
          <FilterList label={translate('tasks.byEdition')} icon={<AccountTreeIcon />}>
            {counts.byEdition.map(({ id, edition, count }) => (
              <FilterListItem key={id} label={`${text(edition)} (${count})`} value={{ editionId: id }} />
            ))}
          </FilterList>
        )}
      </CardContent>
    </Card>
  );
}
