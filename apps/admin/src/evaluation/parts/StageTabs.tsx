import { Tab, Tabs } from '@mui/material';
import type { StageName } from '@linxuan/contracts';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useText } from '../../components';

/** Stage in the address, so that a link and the back button keep it. */
export function useStageParam(): [string | null, (stage: string) => void] {
  const [params, setParams] = useSearchParams();
  return [
    params.get('stage'),
    (stage) => setParams((before) => ({ ...Object.fromEntries(before), stage }), { replace: true }),
  ];
}

export function StageTabs({
  stages,
  value,
  onChange,
}: {
  stages: StageName[];
  value: string;
  onChange(stage: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  if (stages.length < 2) return null;
  return (
    <Tabs
      value={value}
      onChange={(_event, next: string) => onChange(next)}
      aria-label={translate('work.stages')}
      sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      {stages.map(({ id, title }) => (
        <Tab key={id} value={id} label={text(title)} />
      ))}
    </Tabs>
  );
}
