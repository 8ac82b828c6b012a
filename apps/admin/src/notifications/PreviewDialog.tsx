import type { PreviewDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Paper, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, ProblemAlert, useFieldErrors, useSend, useWords } from '../components';

export interface PreviewOf {
  kind: 'notice' | 'ladder';
  title: string;
  events: string[];
  subject: { zh: string; en: string };
  body: { zh: string; en: string };
  fields: string[];
}

/** A template with the facts of a real case, as it stands or with words that are being tried. Nothing is stored. */
export function PreviewDialog({ editionId, of, onClose }: { editionId: string; of: PreviewOf; onClose(): void }) {
  const translate = useTranslate();
  const words = useWords();
  const [number, setNumber] = useState('');
  const [draft, setDraft] = useState({ subject: of.subject, body: of.body });
  const [shown, setShown] = useState<PreviewDto | null>(null);
  const { busy, error, send } = useSend();
  const wrong = useFieldErrors(error);
  // On a small screen the answer stands below the templates.
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    answer.current?.scrollIntoView({ block: 'nearest' });
  }, [shown, error]);
  const show = async () =>
    setShown(
      (await send<PreviewDto>('POST', '/notice-rules/preview', {
        editionId,
        number,
        kind: of.kind,
        events: of.events,
        ...draft,
      })) ?? null,
    );
  const field = (part: 'subject' | 'body', lang: 'zh' | 'en') => (
    <EntryField
      key={`${part}${lang}`}
      multiline={part === 'body'}
      label={`${translate(`notices.preview.${part}`)}${translate('mark.aside', { words: translate(`notices.preview.${lang}`) })}`}
      value={draft[part][lang]}
      onChange={({ target }) => setDraft({ ...draft, [part]: { ...draft[part], [lang]: target.value } })}
      error={wrong[`/${part}/${lang}`] !== undefined}
      helperText={wrong[`/${part}/${lang}`]}
      slotProps={{ htmlInput: { lang: lang === 'zh' ? 'zh-CN' : 'en' } }}
    />
  );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="preview-title">
      <DialogTitle id="preview-title">{translate('notices.preview.title', { name: of.title })}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary">
          {translate('notices.preview.help')}
        </Typography>
        <Box
          component="ul"
          aria-label={translate('notices.preview.fields')}
          sx={{
            listStyle: 'none',
            m: 0,
            mt: 1,
            mb: 2,
            p: 0,
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 2,
            rowGap: 0.25,
          }}
        >
          {of.fields.map((name) => (
            <Typography key={name} component="li" variant="body2" sx={{ whiteSpace: 'nowrap' }}>
              <code>{`{${name}}`}</code>{' '}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {translate(`notices.preview.field.${name}`)}
              </Box>
            </Typography>
          ))}
        </Box>
        <Box
          component="form"
          id="preview-form"
          onSubmit={(event) => {
            event.preventDefault();
            void show();
          }}
          sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
        >
          <EntryField
            required
            autoFocus
            label={translate('notices.preview.number')}
            value={number}
            onChange={({ target }) => setNumber(target.value)}
            error={wrong['/number'] !== undefined}
            sx={{ gridColumn: { sm: '1 / -1' }, maxWidth: { sm: 320 } }}
            helperText={wrong['/number'] ?? translate('notices.preview.numberHelp')}
          />
          {(['subject', 'body'] as const).flatMap((part) => (['zh', 'en'] as const).map((lang) => field(part, lang)))}
        </Box>
        <div ref={answer}>
          {error && (
            <Box sx={{ mt: 2 }}>
              <ProblemAlert error={error} hideFields />
            </Box>
          )}
          {shown && !error && (
            <Box
              component="section"
              aria-label={translate('notices.preview.result')}
              sx={{ mt: 2, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
            >
              <Typography variant="body2" color="textSecondary" sx={{ gridColumn: '1 / -1' }}>
                {[shown.number, shown.title, words.event(shown.event)].join(' · ')}
              </Typography>
              {!shown.fits && (
                <Typography variant="body2" sx={{ gridColumn: '1 / -1' }}>
                  {translate('notices.preview.standsIn', { event: words.event(shown.event) })}
                </Typography>
              )}
              {(['zh', 'en'] as const).map((lang) => (
                <Paper key={lang} variant="outlined" lang={lang === 'zh' ? 'zh-CN' : 'en'} sx={{ p: 1.5 }}>
                  <Typography sx={{ fontWeight: 650 }}>{shown.subject[lang]}</Typography>
                  <Typography
                    component="pre"
                    variant="body2"
                    sx={{ m: 0, mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'inherit' }}
                  >
                    {shown.body[lang]}
                  </Typography>
                </Paper>
              ))}
            </Box>
          )}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('notices.close')}</Button>
        <Button type="submit" form="preview-form" variant="contained" disabled={busy || !isVisible(number)}>
          {translate('notices.preview.show')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
