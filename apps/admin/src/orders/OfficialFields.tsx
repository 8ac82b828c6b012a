import type { OfficialDto } from '@linxuan/contracts';
import { Autocomplete, MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntryField, usePickerWords, useRead, useWords } from '../components';
import type { OrderValues } from './OrderForm';

const key = ({ userId, role }: Pick<OfficialDto, 'userId' | 'role'>) => `${userId}/${role}`;

/** Who leaves, in which role, and who is named after: a colleague, or anybody by user name. */
export function OfficialFields({
  editionId,
  values,
  fields,
  onChange,
}: {
  editionId: string;
  values: OrderValues;
  fields: Record<string, string>;
  onChange(more: Partial<OrderValues>): void;
}) {
  const translate = useTranslate();
  const words = useWords();
  const pickerWords = usePickerWords();
  const read = useRead<OfficialDto[]>(
    values.orgId
      ? `/orders/officials?editionId=${encodeURIComponent(editionId)}&orgId=${encodeURIComponent(values.orgId)}`
      : null,
  );
  const officials = read.data ?? [];
  const pick = (wanted: string) => {
    const found = officials.find((one) => key(one) === wanted);
    if (found) onChange({ userId: found.userId, role: found.role, successorLogin: '' });
  };
  // A colleague who holds the role already would gain nothing; others of the organisation stand first.
  const holders = new Set(officials.filter(({ role }) => role === values.role).map(({ userId }) => userId));
  const colleagues = [
    ...new Map(officials.filter(({ userId }) => !holders.has(userId)).map((one) => [one.login, one])).values(),
  ];
  const nameOf = (login: string) => colleagues.find((one) => one.login === login)?.name;
  const help = !values.orgId
    ? translate('orders.pickFirst')
    : read.data && officials.length === 0
      ? translate('orders.noOfficials')
      : fields['/userId'];
  return (
    <>
      <EntryField
        select
        required
        label={translate('orders.official')}
        value={officials.some((one) => key(one) === key(values)) ? key(values) : ''}
        onChange={({ target }) => pick(target.value)}
        disabled={officials.length === 0}
        error={!!fields['/userId']}
        helperText={help}
      >
        {officials.map((one) => (
          <MenuItem key={key(one)} value={key(one)}>
            {one.name} · {words.role(one.role)}
          </MenuItem>
        ))}
      </EntryField>
      <Autocomplete
        {...pickerWords}
        freeSolo
        options={colleagues.map(({ login }) => login)}
        inputValue={values.successorLogin}
        onInputChange={(_, login) => onChange({ successorLogin: login })}
        disabled={values.userId === ''}
        renderOption={({ key: id, ...props }, login) => (
          <li key={id} {...props}>
            {nameOf(login)}
            {translate('mark.aside', { words: login })}
          </li>
        )}
        renderInput={(params) => (
          <EntryField
            {...params}
            required
            label={translate('orders.successor')}
            error={!!fields['/successorLogin']}
            helperText={
              fields['/successorLogin']
                ? translate('orders.unknownSuccessor')
                : (nameOf(values.successorLogin) ?? translate('orders.successorHelp'))
            }
          />
        )}
      />
    </>
  );
}
