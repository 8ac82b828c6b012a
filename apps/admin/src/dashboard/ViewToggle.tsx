import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';

export type View = 'table' | 'chart';

/** The figures as a table or as a picture; both say the same. */
export function ViewToggle({ view, onChange, label }: { view: View; onChange(view: View): void; label: string }) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={view}
      aria-label={label}
      onChange={(_event, next: View | null) => next && onChange(next)}
    >
      <ToggleButton value="table">{translate('deadlines.table')}</ToggleButton>
      <ToggleButton value="chart">{translate('deadlines.chart')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
