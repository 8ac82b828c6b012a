import type { OfficialDto } from '@linxuan/contracts';
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useRead, useWords } from '../components';
import type { OrderValues } from './OrderForm';

/** Who leaves, in which role, and who is named after. */
export function OfficialFields({ editionId, values, fields, onChange }: { editionId: string; values: OrderValues; fields: Record<string, string>; onChange(more: Partial<OrderValues>): void }) {
  const translate = useTranslate();
  const words = useWords();
  const read = useRead<OfficialDto[]>(values.orgId ? `/orders/officials?editionId=${encodeURIComponent(editionId)}&orgId=${encodeURIComponent(values.orgId)}` : null);
  const officials = read.data ?? [];
  const key = ({ userId, role }: Pick<OfficialDto, 'userId' | 'role'>) => `${userId}/${role}`;
  const pick = (wanted: string) => {
    const found = officials.find((one) => key(one) === wanted);
    if (found) onChange({ userId: found.userId, role: found.role });
  };
  return (
    <>
      <TextField select required label={translate('orders.official')} value={officials.some((one) => key(one) === key(values)) ? key(values) : ''} onChange={({ target }) => pick(target.value)} disabled={officials.length === 0} error={!!fields['/userId']} helperText={values.orgId ? fields['/userId'] : translate('orders.pickFirst')}>
        {officials.map((one) => <MenuItem key={key(one)} value={key(one)}>{one.name} · {words.role(one.role)}</MenuItem>)}
      </TextField>
      <TextField required label={translate('orders.successor')} value={values.successorLogin} onChange={({ target }) => onChange({ successorLogin: target.value })} error={!!fields['/successorLogin']} helperText={fields['/successorLogin'] ? translate('orders.unknownSuccessor') : undefined} />
    </>
  );
}
