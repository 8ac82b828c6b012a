import { DECLARED_RELATIONS, FACT_KINDS, type ExpertFactBodyDto } from '@linxuan/contracts';
import type { FactKind } from '@linxuan/domain';
import { Box, Button, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayField, EntryField, ProblemAlert, useFieldErrors, type Sending } from '../components';

interface Typed {
  kind: FactKind;
  party: string;
  uscc: string;
  number: string;
  relation: string;
  since: string;
  until: string;
  note: string;
}
const EMPTY: Typed = {
  kind: 'employment',
  party: '',
  uscc: '',
  number: '',
  relation: '',
  since: '',
  until: '',
  note: '',
};

/** One more fact; what a kind does not have is not asked. What was refused stays in the fields. */
export function FactForm({ sending }: { sending: Sending }) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(EMPTY);
  const errors = useFieldErrors(sending.error);
  const isNumbered = typed.kind === 'patent' || typed.kind === 'report';
  const field = (name: keyof Typed) => ({
    name,
    label: translate(`experts.fact.${name}`),
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped((now) => ({ ...now, [name]: target.value })),
    error: `/${name}` in errors,
    ...(errors[`/${name}`] !== undefined && { helperText: errors[`/${name}`] }),
    fullWidth: true,
  });
  const add = async () => {
    const body = bodyOf(typed);
    if (await sending.send('POST', '/expert-profile/facts', body)) setTyped({ ...EMPTY, kind: typed.kind });
  };
  return (
    <Box component="form" noValidate aria-label={translate('experts.add')} onSubmit={(event) => event.preventDefault()}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <EntryField select {...field('kind')}>
          {FACT_KINDS.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {translate(`experts.kind.${kind}`)}
            </MenuItem>
          ))}
        </EntryField>
        {isNumbered ? (
          <EntryField {...field('number')} required kind={typed.kind === 'patent' ? 'patent-number' : 'line'} />
        ) : (
          <EntryField {...field('party')} required label={translate(`experts.party.${typed.kind}`)} />
        )}
        {typed.kind === 'relation' && (
          <EntryField select required {...field('relation')}>
            {DECLARED_RELATIONS.map((relation) => (
              <MenuItem key={relation} value={relation}>
                {translate(`experts.relation.${relation}`)}
              </MenuItem>
            ))}
          </EntryField>
        )}
        {(typed.kind === 'employment' || typed.kind === 'relation') && <EntryField {...field('uscc')} kind="uscc" />}
        {!isNumbered && <DayField kind="past" {...field('since')} />}
        {!isNumbered && <DayField kind="past" {...field('until')} />}
        <EntryField {...field('note')} />
      </Box>
      {sending.error && <ProblemAlert error={sending.error} hideFields />}
      <Button type="submit" variant="contained" disabled={sending.busy} sx={{ mt: 2 }} onClick={() => void add()}>
        {translate('experts.add')}
      </Button>
    </Box>
  );
}

/** What the API takes: of each kind its own fields alone. */
function bodyOf({ kind, party, uscc, number, relation, since, until, note }: Typed): ExpertFactBodyDto {
  const isNumbered = kind === 'patent' || kind === 'report';
  return {
    kind,
    party: isNumbered ? '' : party,
    note,
    ...(isNumbered ? { number } : { since: since === '' ? null : since, until: until === '' ? null : until }),
    ...((kind === 'employment' || kind === 'relation') && { uscc }),
    ...(kind === 'relation' && relation !== '' && { relation: relation as NonNullable<ExpertFactBodyDto['relation']> }),
  };
}
