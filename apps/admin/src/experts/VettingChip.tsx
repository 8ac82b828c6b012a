import type { VettingState } from '@linxuan/contracts';
import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';

const COLOURS = { none: 'warning', valid: 'success', changed: 'warning', expired: 'error' } as const;

/** Whether what an expert states has been vetted, and still is as it was. */
export function VettingChip({ vetting }: { vetting: VettingState }) {
  const translate = useTranslate();
  return (
    <Chip size="small" variant="outlined" color={COLOURS[vetting]} label={translate(`experts.vetting.${vetting}`)} />
  );
}
