import type { MassMailCountDto, MassMailDto, MassMailPageDto } from '@linxuan/contracts';
import { cutText } from '@linxuan/form-rules';
import { Alert, Box, Button, LinearProgress, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Page, Panel, ProblemAlert, useFormat, useRead, useSend, useText } from '../components';

const EMPTY = { zh: '', en: '' };

/** Mail to all applicants or nominators: the list first, then the word to send to exactly this list. */
export default function MassMailPage() {
  const translate = useTranslate();
  const read = useRead<MassMailPageDto>('/mass-mails', { refetchInterval: 5_000 });
  return (
    <Page<MassMailPageDto> title={translate('notices.mass.title')} read={read} width={960}>
      {(data) => (
        <>
          <Compose editions={data.editions} onSent={() => void read.refetch()} />
          <Panel title={translate('notices.mass.sent')}>
            {data.data.length === 0 && <Typography color="textSecondary">{translate('notices.mass.none')}</Typography>}
            {data.data.map((mail) => (
              <Sent key={mail.id} mail={mail} />
            ))}
          </Panel>
        </>
      )}
    </Page>
  );
}

function Compose({ editions, onSent }: { editions: MassMailPageDto['editions']; onSent(): void }) {
  const translate = useTranslate();
  const text = useText();
  const { busy, error, send, reset } = useSend();
  const [draft, setDraft] = useState({
    editionId: editions[0]?.id ?? '',
    audience: 'applicants',
    subject: EMPTY,
    body: EMPTY,
  });
  const [counted, setCounted] = useState<MassMailCountDto | null>(null);
  const change = (more: Partial<typeof draft>) => {
    setDraft({ ...draft, ...more });
    setCounted(null);
    reset();
  };
  const count = async () => setCounted((await send<MassMailCountDto>('POST', '/mass-mails/count', draft)) ?? null);
  const confirm = async () => {
    if (!counted) return;
    const done = await send(
      'POST',
      `/mass-mails/${counted.id}/confirm`,
      { token: counted.token },
      'notices.mass.confirmed',
    );
    setCounted(null);
    if (!done) return;
    setDraft({ ...draft, subject: EMPTY, body: EMPTY });
    onSent();
  };
  const complete = draft.subject.zh && draft.subject.en && draft.body.zh && draft.body.en;
  return (
    <Panel title={translate('notices.mass.compose')}>
      {error && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert error={error} />
        </Box>
      )}
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void count();
        }}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, pt: 1 }}
      >
        <EntryField
          select
          label={translate('notices.table.edition')}
          value={draft.editionId}
          onChange={({ target }) => change({ editionId: target.value })}
        >
          {editions.map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {text(title)}
            </MenuItem>
          ))}
        </EntryField>
        <EntryField
          select
          label={translate('notices.mass.audience')}
          value={draft.audience}
          onChange={({ target }) => change({ audience: target.value })}
        >
          {(['applicants', 'nominators'] as const).map((one) => (
            <MenuItem key={one} value={one}>
              {translate(`notices.mass.${one}`)}
            </MenuItem>
          ))}
        </EntryField>
        {(['subject', 'body'] as const).flatMap((part) =>
          (['zh', 'en'] as const).map((lang) => (
            <EntryField
              key={part + lang}
              required
              multiline={part === 'body'}
              minRows={part === 'body' ? 4 : undefined}
              label={`${translate(`notices.preview.${part}`)}${translate('mark.aside', { words: translate(`notices.preview.${lang}`) })}`}
              value={draft[part][lang]}
              onChange={({ target }) =>
                change({ [part]: { ...draft[part], [lang]: cutText(target.value, part === 'body' ? 4000 : 200) } })
              }
              slotProps={{
                htmlInput: { lang: lang === 'zh' ? 'zh-CN' : 'en' },
              }}
            />
          )),
        )}
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button type="submit" variant="outlined" disabled={busy || !complete}>
            {translate('notices.mass.look')}
          </Button>
          {!complete && (
            <Typography variant="body2" color="textSecondary">
              {translate('notices.mass.fill')}
            </Typography>
          )}
        </Box>
      </Box>
      {counted && (
        <Alert severity="warning" sx={{ mt: 2, '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}>
          <Typography sx={{ fontWeight: 650 }}>{translate('notices.mass.ask', { count: counted.count })}</Typography>
          {counted.withoutAddress > 0 && (
            <Typography variant="body2">
              {translate('notices.mass.withoutAddress', { count: counted.withoutAddress })}
            </Typography>
          )}
          <Box
            component="ul"
            tabIndex={0}
            aria-label={translate('notices.mass.list')}
            sx={{ maxHeight: 220, overflow: 'auto', pl: 2.5, my: 1 }}
          >
            {counted.people.map(({ name, orgName, email }) => (
              <li key={`${name} ${orgName.zh}`}>
                <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                  {[name, text(orgName), email].filter(Boolean).join(' · ')}
                </Typography>
              </li>
            ))}
            {counted.count > counted.people.length && (
              <li>{translate('notices.mass.more', { count: counted.count - counted.people.length })}</li>
            )}
          </Box>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button variant="contained" disabled={busy} onClick={() => void confirm()}>
              {translate('notices.mass.send', { count: counted.count })}
            </Button>
            <Button onClick={() => setCounted(null)}>{translate('notices.mass.dont')}</Button>
          </Box>
        </Alert>
      )}
    </Panel>
  );
}

function Sent({ mail }: { mail: MassMailDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const finished =
    (mail.progress.sent ?? 0) +
    (mail.progress.bounced ?? 0) +
    (mail.progress.failed ?? 0) +
    (mail.progress.unreachable ?? 0);
  const share = Math.round((100 * finished) / Math.max(1, mail.count));
  return (
    <Box sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Typography sx={{ fontWeight: 600 }}>{text(mail.subject)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {[
          translate(`notices.mass.${mail.audience}`),
          translate('notices.mass.people', { count: mail.count }),
          mail.sender,
          format.dateTime(mail.confirmedAt),
        ].join(' · ')}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={share}
        aria-label={translate('notices.mass.progress', { done: finished, count: mail.count })}
        sx={{ my: 0.5 }}
      />
      <Typography variant="body2">
        {[
          translate('notices.mass.progress', { done: finished, count: mail.count }),
          ...(['bounced', 'failed', 'unreachable'] as const)
            .filter((state) => mail.progress[state])
            .map((state) => `${translate(`notices.state.${state}`)} ${mail.progress[state] ?? 0}`),
        ].join(' · ')}
      </Typography>
    </Box>
  );
}
