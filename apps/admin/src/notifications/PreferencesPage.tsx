import type { ContactDto, NoticeKindDto, PreferenceModeDto, PreferencesDto } from '@linxuan/contracts';
import { Alert, Box, Button, Chip, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  EntryField,
  Page,
  Panel,
  ProblemAlert,
  useFieldErrors,
  useFormat,
  useRead,
  useSend,
  useText,
} from '../components';
import { useSourceWords } from './useSourceWords';

const MODES: PreferenceModeDto[] = ['now', 'digest', 'never'];

/** Where one is reached, what one wants to hear, and one's calendar. */
export default function PreferencesPage() {
  const translate = useTranslate();
  const read = useRead<PreferencesDto>('/preferences');
  return (
    <Page<PreferencesDto> title={translate('notices.prefs.title')} read={read} width={860}>
      {(data) => (
        <>
          <Contact contact={data.contact} />
          <Feed since={data.feedSince} onChange={() => void read.refetch()} />
          <Kinds kinds={data.kinds} onChange={() => void read.refetch()} />
        </>
      )}
    </Page>
  );
}

function Contact({ contact }: { contact: ContactDto }) {
  const translate = useTranslate();
  const [draft, setDraft] = useState({ email: contact.email ?? '', phone: contact.phone ?? '', im: contact.im ?? '' });
  const { busy, error, send } = useSend();
  const fields = useFieldErrors(error);
  const save = () =>
    send(
      'PUT',
      '/preferences/contact',
      { email: draft.email || null, phone: draft.phone || null, im: draft.im || null },
      'notices.saved',
    );
  return (
    <Panel title={translate('notices.prefs.contact')}>
      {error && <ProblemAlert error={error} hideFields />}
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1.6fr 1fr 1fr' }, pt: 1 }}
      >
        {(['email', 'phone', 'im'] as const).map((name) => (
          <EntryField
            key={name}
            label={translate(`notices.prefs.${name}`)}
            type={name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text'}
            value={draft[name]}
            onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
            error={fields[`/${name}`] !== undefined}
            helperText={fields[`/${name}`]}
          />
        ))}
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Button type="submit" variant="contained" disabled={busy}>
            {translate('notices.save')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}

function Kinds({ kinds, onChange }: { kinds: NoticeKindDto[]; onChange(): void }) {
  const translate = useTranslate();
  const text = useText();
  const sourceOf = useSourceWords();
  const [withOthers, setWithOthers] = useState(false);
  const mine = kinds.filter((kind) => kind.mine);
  const shown = withOthers || mine.length === 0 ? kinds : mine;
  const { busy, error, send } = useSend();
  const choose = async (kind: string, mode: string) => {
    if (await send('PUT', `/preferences/kinds/${kind}`, { mode }, 'notices.saved')) onChange();
  };
  return (
    <Panel title={translate('notices.prefs.kinds')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('notices.prefs.help')}
      </Typography>
      {error && <ProblemAlert error={error} />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[...shown]
          .sort((a, b) => Number(a.obligatory) - Number(b.obligatory))
          .map(({ kind, name, channels, obligatory, mode, source }) => (
            <Box
              component="li"
              key={kind}
              sx={{
                py: 1,
                borderTop: 1,
                borderColor: 'divider',
                '&:first-of-type': { borderTop: 0 },
                display: 'flex',
                gap: 1,
                flexWrap: 'wrap',
                alignItems: 'center',
              }}
            >
              <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600 }}>{text(name)}</Typography>
                <Typography variant="body2" color="textSecondary">
                  {channels.length === 0
                    ? translate('notices.prefs.bellOnly')
                    : channels.map((channel) => translate(`notices.channel.${channel}`)).join(' · ')}
                </Typography>
              </Box>
              {obligatory ? (
                <Chip
                  size="small"
                  variant="outlined"
                  label={translate('notices.prefs.obligatory', { source: sourceOf(source) })}
                  sx={{ maxWidth: '100%', height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
                />
              ) : (
                <EntryField
                  select
                  size="small"
                  hiddenLabel
                  disabled={busy}
                  value={mode}
                  onChange={({ target }) => void choose(kind, target.value)}
                  fullWidth={false}
                  sx={{ width: { xs: '100%', sm: 180 } }}
                  slotProps={{ select: { SelectDisplayProps: { 'aria-label': text(name) } } }}
                >
                  {MODES.map((one) => (
                    <MenuItem key={one} value={one}>
                      {translate(`notices.mode.${one}`)}
                    </MenuItem>
                  ))}
                </EntryField>
              )}
            </Box>
          ))}
      </Box>
      {mine.length > 0 && mine.length < kinds.length && (
        <Button size="small" sx={{ mt: 1 }} aria-expanded={withOthers} onClick={() => setWithOthers(!withOthers)}>
          {translate(withOthers ? 'notices.prefs.fewer' : 'notices.prefs.others', {
            count: kinds.length - mine.length,
          })}
        </Button>
      )}
    </Panel>
  );
}

function Feed({ since, onChange }: { since: string | null; onChange(): void }) {
  const translate = useTranslate();
  const format = useFormat();
  const { busy, error, send } = useSend();
  const [url, setUrl] = useState<string | null>(null);
  const open = async () => {
    const made = await send<{ url: string }>('POST', '/preferences/feed', {}, 'notices.feed.made');
    if (made) setUrl(made.url);
    onChange();
  };
  const end = async () => {
    setUrl(null);
    await send('DELETE', '/preferences/feed', undefined, 'notices.feed.ended');
    onChange();
  };
  return (
    <Panel title={translate('notices.feed.title')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('notices.feed.help')}
      </Typography>
      {error && <ProblemAlert error={error} />}
      {url && (
        <Alert severity="success" sx={{ mb: 1 }}>
          {translate('notices.feed.once')}
          <Box component="code" sx={{ display: 'block', overflowWrap: 'anywhere', userSelect: 'all' }}>
            {url}
          </Box>
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Button variant="outlined" disabled={busy} onClick={() => void open()}>
          {translate(since ? 'notices.feed.renew' : 'notices.feed.make')}
        </Button>
        {since && (
          <Button color="error" disabled={busy} onClick={() => void end()}>
            {translate('notices.feed.end')}
          </Button>
        )}
        {since && (
          <Typography variant="body2" color="textSecondary">
            {translate('notices.feed.since', { at: format.dateTime(since) })}
          </Typography>
        )}
      </Box>
    </Panel>
  );
}
