import type { RegistrationDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, Checkbox, FormControlLabel, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import {
  addressOf,
  bytes,
  EntryField,
  Panel,
  ProblemAlert,
  ReasonDialog,
  RecordPage,
  type Sending,
  useFormat,
  useSend,
  useText,
} from '../components';

/** One registration: what was said, the licence beside it, and what the reader may do about it. */
export default function RegistrationShow() {
  return (
    <RecordPage<RegistrationDto> title={({ orgName }) => orgName} width={860}>
      {(registration) => <Registration registration={registration} />}
    </RecordPage>
  );
}

function Registration({ registration }: { registration: RegistrationDto }) {
  const translate = useTranslate();
  const format = useFormat();
  const { id, file } = registration;
  return (
    <>
      <Panel title={registration.orgName} aside={translate(`registrations.state.${registration.state}`)}>
        <Facts registration={registration} />
        <Typography sx={{ mt: 1.5 }}>
          {translate('registrations.licence')}
          {translate('mark.colon')}
          <Link
            href={addressOf(`/registrations/${id}/licence`, { inline: '1' })}
            target="_blank"
            rel="noopener"
            sx={{ overflowWrap: 'anywhere' }}
          >
            {file.name} · {bytes(file.size, format.number)}
          </Link>
        </Typography>
      </Panel>
      <OnRecord registration={registration} />
      <Decision registration={registration} />
    </>
  );
}

const SHOWN = ['code', 'personName', 'phone', 'email', 'dispute', 'login', 'reason'] as const;

function Facts({ registration }: { registration: RegistrationDto }) {
  const translate = useTranslate();
  const format = useFormat();
  const { filedAt, checkedBy, checkedAt, decidedBy, decidedAt, claimedAt } = registration;
  const steps = [
    checkedAt && translate('registrations.checked', { name: checkedBy ?? '', at: format.dateTime(checkedAt) }),
    decidedAt && translate('registrations.decided', { name: decidedBy ?? '', at: format.dateTime(decidedAt) }),
    claimedAt && translate('registrations.claimed', { at: format.dateTime(claimedAt) }),
  ].filter(Boolean);
  const rows = [
    ...SHOWN.map((source) => [source, registration[source]] as const),
    ['filedAt', format.dateTime(filedAt)] as const,
  ].filter((row): row is readonly [(typeof row)[0], string] => Boolean(row[1]));
  return (
    <>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: { sm: '180px 1fr' }, gap: 1, m: 0 }}>
        {rows.map(([source, value]) => (
          <Box key={source} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {translate(`resources.registrations.fields.${source}`)}
            </Typography>
            <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
      {steps.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {steps.join(' · ')}
        </Typography>
      )}
    </>
  );
}

/** What becomes of the record when it is confirmed. */
function OnRecord({ registration: { onRecord, orgName, state, renames } }: { registration: RegistrationDto }) {
  const translate = useTranslate();
  const text = useText();
  if (state !== 'filed' && state !== 'checked') return null;
  return (
    <Alert severity={onRecord ? 'warning' : 'info'} sx={{ my: 1.5 }}>
      {onRecord
        ? translate('registrations.onRecord', { name: text(onRecord.name), people: onRecord.people })
        : translate('registrations.new')}
      {renames && ` ${translate('registrations.renamesSaid', { name: orgName })}`}
    </Alert>
  );
}

/** The two steps, each for who may take it now. */
function Decision({ registration }: { registration: RegistrationDto }) {
  const translate = useTranslate();
  const sending = useSend('registrations.done');
  const [asked, setAsked] = useState<'refuse' | 'confirm' | null>(null);
  const [renames, setRenames] = useState(false);
  const { id, state, mine, orgName, onRecord } = registration;
  if (state !== 'filed' && state !== 'checked') return null;
  const { busy, error, send } = sending;
  const differs = onRecord !== null && onRecord.name.zh !== orgName;
  return (
    <>
      {error && asked === null && <ProblemAlert error={error} />}
      {state === 'filed' && differs && (
        <FormControlLabel
          control={<Checkbox checked={renames} onChange={(_, checked) => setRenames(checked)} />}
          label={translate('registrations.renames', { name: orgName })}
        />
      )}
      {state === 'checked' && mine && (
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {translate('registrations.mine')}
        </Typography>
      )}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {state === 'filed' && (
          <Button
            variant="contained"
            disabled={busy}
            onClick={() => void send('POST', `/registrations/${id}/check`, { renames: differs && renames })}
          >
            {translate('registrations.act.check')}
          </Button>
        )}
        {state === 'checked' && !mine && (
          <Button variant="contained" disabled={busy} onClick={() => setAsked('confirm')}>
            {translate('registrations.act.confirm')}
          </Button>
        )}
        <Button disabled={busy} color="error" onClick={() => setAsked('refuse')}>
          {translate('registrations.act.refuse')}
        </Button>
      </Box>
      <Confirm
        isOpen={asked === 'confirm'}
        loading={busy}
        title={translate('registrations.act.confirm')}
        content={translate('registrations.confirmHelp', { org: orgName })}
        confirm="registrations.act.confirm"
        onConfirm={() => void send('POST', `/registrations/${id}/confirm`).then(() => setAsked(null))}
        onClose={() => setAsked(null)}
      />
      {asked === 'refuse' && <Refusal id={id} sending={sending} onClose={() => setAsked(null)} />}
    </>
  );
}

function Refusal({ id, sending: { busy, error, send }, onClose }: { id: string; sending: Sending; onClose(): void }) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  return (
    <ReasonDialog
      open
      danger
      title={translate('registrations.act.refuse')}
      submitLabel={translate('registrations.act.refuse')}
      busy={busy}
      disabled={!isVisible(reason)}
      error={error}
      onSubmit={async () => {
        if (await send('POST', `/registrations/${id}/refuse`, { reason })) onClose();
      }}
      onClose={onClose}
    >
      <EntryField
        required
        multiline
        minRows={2}
        autoFocus
        label={translate('registrations.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ReasonDialog>
  );
}
