import type {
  EditionListDto,
  EditionOrganisationDto,
  OrderEffectDto,
  OrderKind,
  OrderRecordedDto,
  ProgrammeDto,
} from '@linxuan/contracts';
import { Box, Button, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { editionNames, EntryField, Panel, ProblemAlert, useLinxuan, useRead, useText } from '../components';
import { ProblemError } from '../providers/problem';
import { useSession } from '../providers/sessionStore';
import { ALONE, BY_TWO } from './kinds';
import { OfficialFields } from './OfficialFields';
import { OrderEffect } from './OrderEffect';
import { DayField } from '../components/DayField';

const EVERYONE = '*';
const BLANK = {
  orgId: '',
  until: '',
  nameZh: '',
  nameEn: '',
  into: '',
  userId: '',
  role: '',
  successorLogin: '',
  documentNumber: '',
  reason: '',
};
export type OrderValues = typeof BLANK;

/**
 * One order: what it is about, its document, its dry run, and then its record, which counts at once, or waits for
 * another person.
 */
export function OrderForm({ isLead, onSaved }: { isLead: boolean; onSaved(): void }) {
  const kinds = isLead ? [...ALONE, ...BY_TWO] : BY_TWO;
  const translate = useTranslate();
  const text = useText();
  const notify = useNotify();
  const provider = useLinxuan();
  const org = useSession()?.membership.orgId;
  const editions = (useRead<EditionListDto[]>('/programme-editions').data ?? []).filter(
    ({ state, authorityOrg }) => state === 'open' && authorityOrg === org,
  );
  const names = editionNames(editions, text);
  const [chosen, setChosen] = useState('');
  const editionId = chosen || editions[0]?.id || '';
  const programme = useRead<ProgrammeDto>(editionId ? `/programmes/${editionId}` : null);
  const [kind, setKind] = useState<OrderKind>(kinds[0] ?? 'replace-official');
  const [values, setValues] = useState<OrderValues>(BLANK);
  const [effect, setEffect] = useState<OrderEffectDto | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const change = (more: Partial<OrderValues>) => {
    setValues({ ...values, ...more });
    setEffect(null);
  };
  const set =
    (name: keyof OrderValues) =>
    ({ target }: { target: { value: string } }) =>
      change({ [name]: target.value });
  const fields = error instanceof ProblemError ? error.fieldErrors : {};
  const body = bodyOf(kind, editionId, values);
  const send = async (dry: boolean) => {
    setBusy(true);
    setError(null);
    try {
      if (dry) return setEffect(await provider.send<OrderEffectDto>('POST', '/orders/dry-run', body));
      const { proposed } = await provider.send<OrderRecordedDto>('POST', '/orders', body);
      notify(proposed ? 'orders.proposed' : 'orders.saved', { type: 'success' });
      setValues(BLANK);
      setEffect(null);
      onSaved();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const definition = programme.data?.definition;
  const everyOrganisation = useRead<EditionOrganisationDto[]>(
    kind === 'replace-official' && editionId ? `/orders/desks?editionId=${encodeURIComponent(editionId)}` : null,
  );
  const organisations =
    kind === 'replace-official'
      ? (everyOrganisation.data ?? [])
      : (definition?.roster ?? []).map(({ org: id, name }) => ({ id, name }));
  const props = (name: keyof OrderValues, label: string) => ({
    required: true,
    label: translate(`orders.${label}`),
    value: values[name],
    onChange: set(name),
    error: !!fields[`/${name}`],
    helperText: fields[`/${name}`],
  });
  const input = (name: keyof OrderValues, label: string, more: object = {}) => (
    <EntryField {...props(name, label)} {...more} />
  );
  const picker = (name: 'orgId' | 'into', label: string, everyone = false) => (
    <EntryField
      select
      required
      label={translate(`orders.${label}`)}
      value={values[name] || (everyone ? EVERYONE : '')}
      onChange={
        name === 'orgId'
          ? ({ target }) => change({ orgId: target.value, userId: '', role: '', successorLogin: '' })
          : set(name)
      }
      error={!!fields[`/${name}`]}
      helperText={fields[`/${name}`]}
    >
      {everyone && <MenuItem value={EVERYONE}>{translate('orders.everyone')}</MenuItem>}
      {organisations
        .filter(({ id }) => name !== 'into' || id !== values.orgId)
        .map(({ id, name: title }) => (
          <MenuItem key={id} value={id}>
            {text(title)}
          </MenuItem>
        ))}
    </EntryField>
  );
  return (
    <Panel title={translate('orders.create')}>
      {error !== null && <ProblemAlert error={error} hideFields />}
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send(effect === null);
        }}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' }, pt: 1 }}
      >
        {editions.length > 1 && (
          <EntryField
            select
            label={translate('orders.edition')}
            value={editionId}
            onChange={({ target }) => {
              setChosen(target.value);
              change({ orgId: '', into: '', userId: '', role: '', successorLogin: '' });
            }}
            sx={{ gridColumn: '1 / -1' }}
          >
            {editions.map(({ id }) => (
              <MenuItem key={id} value={id}>
                {names.get(id)}
              </MenuItem>
            ))}
          </EntryField>
        )}
        <EntryField
          select
          label={translate('orders.what')}
          value={kind}
          onChange={({ target }) => {
            setKind(target.value as OrderKind);
            setError(null);
            change({ orgId: '', into: '', userId: '', role: '', successorLogin: '' });
          }}
        >
          {kinds.map((one) => (
            <MenuItem key={one} value={one}>
              {translate(`orders.kind.${one}`)}
            </MenuItem>
          ))}
        </EntryField>
        {picker('orgId', kind === 'extend-nomination' ? 'who' : 'org', kind === 'extend-nomination')}
        {kind === 'extend-nomination' && <DayField kind="ahead" {...props('until', 'until')} />}
        {kind === 'rename-nominator' && (
          <>
            {input('nameZh', 'nameZh')}
            {input('nameEn', 'nameEn')}
          </>
        )}
        {kind === 'merge-nominator' && picker('into', 'into')}
        {kind === 'replace-official' && (
          <OfficialFields editionId={editionId} values={values} fields={fields} onChange={change} />
        )}
        {input('documentNumber', 'document')}
        {input('reason', 'reason', { multiline: true, minRows: 2, sx: { gridColumn: '1 / -1' } })}
        {effect && (
          <Box sx={{ gridColumn: '1 / -1' }}>
            <OrderEffect effect={effect} />
          </Box>
        )}
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Button type="submit" variant={effect ? 'contained' : 'outlined'} loading={busy} disabled={body === null}>
            {translate(effect ? (BY_TWO.includes(kind) ? 'orders.propose' : 'orders.save') : 'orders.dryRun')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}

/** Null while something is missing. */
function bodyOf(kind: OrderKind, editionId: string, values: OrderValues): Record<string, unknown> | null {
  const { orgId, until, nameZh, nameEn, into, userId, role, successorLogin, documentNumber, reason } = values;
  const own: Record<OrderKind, Record<string, string | null>> = {
    'extend-nomination': { orgId: orgId === '' || orgId === EVERYONE ? null : orgId, until },
    'rename-nominator': { orgId, nameZh, nameEn },
    'merge-nominator': { orgId, into },
    'replace-official': { orgId, userId, role, successorLogin },
  };
  const body = { editionId, kind, ...own[kind], documentNumber: documentNumber.trim(), reason: reason.trim() };
  return Object.values(body).some((value) => value === '') ? null : body;
}
