import type { GrantProposedDto, UserDto } from '@linxuan/contracts';
import { Autocomplete, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useJoin, usePickerWords, useRead } from '../components';
import type { useSend } from './useSend';

interface Account {
  id: string;
  label: string;
}

/** Which accounts are one person's: one operator says so, another confirms. What needs two people then takes them for one. */
export function SamePerson({
  user,
  busy,
  send,
  onProposed,
}: {
  user: UserDto;
  busy: boolean;
  send: ReturnType<typeof useSend>['send'];
  onProposed(made: GrantProposedDto): void;
}) {
  const translate = useTranslate();
  const join = useJoin();
  const [other, setOther] = useState<Account | null>(null);
  const propose = async (path: string, body?: unknown) => {
    const made = await send<GrantProposedDto>('POST', `/operator/users/${user.id}/${path}`, body);
    if (!made) return;
    onProposed(made);
    setOther(null);
  };
  return (
    <Stack spacing={1.5} sx={{ mt: 2 }}>
      <Typography variant="h3">{translate('operator.users.samePerson')}</Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('operator.users.samePersonHelp')}
      </Typography>
      {user.samePersonAs.length > 0 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="body2" sx={{ flex: 1, minWidth: 200 }}>
            {translate('operator.users.samePersonAs', { names: join(user.samePersonAs) })}
          </Typography>
          <Button size="small" disabled={busy} onClick={() => void propose('separate')}>
            {translate('operator.users.separate')}
          </Button>
        </Box>
      )}
      <AccountPicker except={user.id} value={other} onChange={setOther} />
      <Box>
        <Button
          variant="outlined"
          disabled={busy || !other}
          onClick={() => void propose('same-person', { userId: other?.id })}
        >
          {translate('operator.users.link')}
        </Button>
      </Box>
    </Stack>
  );
}

/** Finds another account by a part of its name, of its person's or of its organisation's. */
function AccountPicker({
  except,
  value,
  onChange,
}: {
  except: string;
  value: Account | null;
  onChange(value: Account | null): void;
}) {
  const translate = useTranslate();
  const [words, setWords] = useState('');
  const { data, isFetching } = useRead<{ data: UserDto[] }>(
    `/operator/users?page=1&perPage=20&q=${encodeURIComponent(words)}`,
    { staleTime: 60_000 },
  );
  const options = (data?.data ?? [])
    .filter(({ id }) => id !== except)
    .map(({ id, login, displayName }) => ({
      id,
      label: `${displayName}${translate('mark.aside', { words: login })}`,
    }));
  const picker = usePickerWords();
  return (
    <Autocomplete
      {...picker}
      options={options}
      loading={isFetching}
      value={value}
      filterOptions={(all) => all}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      onInputChange={(_, text, reason) => {
        if (reason === 'input') setWords(text);
      }}
      onChange={(_, chosen) => onChange(chosen)}
      renderInput={(params) => <TextField {...params} label={translate('operator.users.otherAccount')} />}
    />
  );
}
