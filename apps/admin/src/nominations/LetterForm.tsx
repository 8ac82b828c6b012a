import type { CandidateDto, LetterContent, papers, ScanDto } from '@linxuan/contracts';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { addressOf, EntryField, ProblemAlert, useFormat } from '../components';
import { http } from '../providers/api';
import { draftedBody } from './letterPayload';
import { DayField } from '../components/DayField';

export interface LetterFormProps {
  dossierId: string;
  content: LetterContent;
  onChange(next: Partial<LetterContent>): void;
  /** What the letter and the table say unless the clerk writes otherwise. */
  drafted: papers.NominationLetterData | undefined;
  summary: papers.NominationSummaryData | undefined;
  candidates: CandidateDto[];
  owner: string;
  scan: ScanDto | null;
  isZero: boolean;
}

/** Number, date, signatories, body, contact, scan, and the opinion of each case in the table. */
export function LetterForm({
  dossierId,
  content,
  onChange,
  drafted,
  summary,
  candidates,
  owner,
  scan,
  isZero,
}: LetterFormProps) {
  const translate = useTranslate();
  const own = drafted ? draftedBody({ letter: drafted }, content, isZero) : '';
  const contact = content.contact ?? { person: '', phone: '' };
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}>
      <EntryField
        sx={{ m: 0 }}
        required
        label={translate('nominations.number')}
        placeholder="粤发改环资函〔2024〕128号"
        value={content.number ?? ''}
        onChange={({ target }) => onChange({ number: target.value })}
      />
      <DayField
        kind="past"
        sx={{ m: 0 }}
        required
        label={translate('nominations.date')}
        value={content.date ?? ''}
        onChange={({ target }) => onChange({ date: target.value })}
      />
      <EntryField
        sx={{ m: 0, gridColumn: '1 / -1' }}
        required
        label={translate('nominations.signatories')}
        helperText={translate('nominations.signatoriesHelp')}
        value={(content.signatories ?? [owner]).join('\n')}
        onChange={({ target }) => onChange({ signatories: target.value.split('\n') })}
        multiline
        minRows={1}
      />
      {isZero && (
        <EntryField
          sx={{ m: 0, gridColumn: '1 / -1' }}
          required
          label={translate('nominations.zeroReason')}
          value={content.reason ?? ''}
          onChange={({ target }) => onChange({ reason: target.value })}
          multiline
          minRows={2}
        />
      )}
      <Box sx={{ gridColumn: '1 / -1' }}>
        <EntryField
          sx={{ m: 0 }}
          label={translate('nominations.body')}
          helperText={translate('nominations.bodyHelp')}
          value={content.body || own}
          onChange={({ target }) => onChange({ body: target.value })}
          multiline
          minRows={5}
          maxRows={14}
        />
        {content.body !== undefined && content.body !== '' && (
          <Button size="small" onClick={() => onChange({ body: '' })}>
            {translate('nominations.redraft')}
          </Button>
        )}
      </Box>
      <EntryField
        sx={{ m: 0 }}
        label={translate('nominations.contact')}
        value={contact.person}
        onChange={({ target }) => onChange({ contact: { ...contact, person: target.value } })}
      />
      <EntryField
        sx={{ m: 0 }}
        kind="phone"
        label={translate('nominations.phone')}
        value={contact.phone}
        onChange={({ target }) => onChange({ contact: { ...contact, phone: target.value } })}
      />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <Scan dossierId={dossierId} scan={scan} onScan={(id) => onChange({ scanFileId: id })} />
      </Box>
      {candidates.length > 0 && (
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {translate('nominations.rowOpinions')}
          </Typography>
          {candidates.map(({ id, title }, index) => (
            <EntryField
              key={id}
              label={`${index + 1}. ${title}`}
              value={content.opinions?.[id] ?? ''}
              placeholder={summary?.rows.find(({ name }) => name === title)?.opinion ?? ''}
              onChange={({ target }) => onChange({ opinions: { ...content.opinions, [id]: target.value } })}
              multiline
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}

/** The signed and stamped letter as a file, with its name and time once it is taken. */
function Scan({ dossierId, scan, onScan }: { dossierId: string; scan: ScanDto | null; onScan(id: string): void }) {
  const translate = useTranslate();
  const format = useFormat();
  const input = useId();
  const [taken, setTaken] = useState<ScanDto | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const shown = taken ?? scan;
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      const { body } = await http<ScanDto>(`/dossiers/${dossierId}/scans?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        raw: file,
        headers: { 'content-type': 'application/octet-stream' },
      });
      setTaken(body);
      onScan(body.id);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', position: 'relative' }}>
        <Button component="label" htmlFor={input} variant="outlined" loading={busy}>
          {translate(shown ? 'nominations.replaceScan' : 'nominations.scan')}
        </Button>
        <Box
          component="input"
          id={input}
          type="file"
          accept=".pdf,.jpg,.jpeg,.png"
          onChange={({ target }) => void send(target.files?.[0])}
          sx={{ position: 'absolute', width: '1px', height: '1px', opacity: 0, overflow: 'hidden' }}
        />
        {shown ? (
          <ScanLink dossierId={dossierId} scan={shown} />
        ) : (
          <Typography variant="body2" color="textSecondary">
            {translate('nominations.scanHelp')}
          </Typography>
        )}
      </Box>
      {shown && (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {format.dateTime(shown.uploadedAt)}
        </Typography>
      )}
      {error !== null && <ProblemAlert error={error} />}
    </Box>
  );
}

export function ScanLink({ dossierId, scan }: { dossierId: string; scan: ScanDto }) {
  return (
    <MuiLink
      href={addressOf(`/dossiers/${dossierId}/scans/${scan.id}`, { inline: '1' })}
      target="_blank"
      rel="noreferrer"
    >
      {scan.name}
    </MuiLink>
  );
}
