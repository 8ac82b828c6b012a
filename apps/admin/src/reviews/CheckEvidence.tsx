import { Box, Checkbox, FormControlLabel, LinearProgress, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { fieldPath, Panel, useLang, useText } from '../components';
import { useTones } from '../theme/useTones';
import { checklistOf } from './checkWorksheet';
import type { CaseView } from './useCase';
import type { FormFacts } from './useFormFacts';

/** Brings a field into view and lays the keyboard on it. */
export function showField(pointer: string): void {
  const parts = pointer.split('/');
  for (let length = parts.length; length > 1; length -= 1) {
    const found = document.querySelector<HTMLElement>(
      `[data-pointer="${CSS.escape(parts.slice(0, length).join('/'))}"]`,
    );
    if (!found) continue;
    found.scrollIntoView({ block: 'center' });
    found.focus({ preventScroll: true });
    return;
  }
}

/** The reviewer's own list: every step and every file that must be there, ticked off as it is looked at. */
export function Checklist({
  view,
  facts,
  ticked,
  onTick,
}: {
  view: CaseView;
  facts: FormFacts;
  ticked: string[];
  onTick(ids: string[]): void;
}) {
  const translate = useTranslate();
  const lang = useLang();
  const entries = checklistOf(view.form);
  const done = entries.filter(({ id }) => ticked.includes(id)).length;
  return (
    <Panel
      title={translate('reviews.check.checklist')}
      aside={
        <Typography variant="body2">
          {done} / {entries.length}
        </Typography>
      }
    >
      <LinearProgress
        variant="determinate"
        value={(done / entries.length) * 100}
        aria-label={translate('reviews.check.checklist')}
        sx={{ mb: 1, height: 6, borderRadius: 1 }}
      />
      {entries.map(({ id, step, slot }) => {
        const open = facts.meter.steps.find((one) => one.step === step)?.missing.length ?? 0;
        const title = slot
          ? translate('reviews.check.seen', {
              name: view.form.attachments.find((one) => one.id === slot)?.title[lang] ?? slot,
            })
          : translate('reviews.check.read', {
              name: view.form.steps.find((one) => one.id === step)?.title[lang] ?? step,
            });
        return (
          <Box
            key={id}
            sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', pl: slot ? 3 : 0 }}
          >
            <FormControlLabel
              sx={{ m: 0 }}
              control={
                <Checkbox
                  size="small"
                  checked={ticked.includes(id)}
                  onChange={(_, on) => onTick(on ? [...ticked, id] : ticked.filter((one) => one !== id))}
                />
              }
              label={<Typography variant="body2">{title}</Typography>}
            />
            {!slot && (
              <Link
                href={`#step-${step}`}
                variant="body2"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`step-${step}`)?.scrollIntoView({ block: 'start' });
                }}
              >
                {open > 0 ? translate('reviews.check.open', { count: open }) : translate('reviews.check.go')}
              </Link>
            )}
          </Box>
        );
      })}
    </Panel>
  );
}

/** What the rules found, worst first; each leads to its field. */
export function ProblemList({
  view,
  facts,
  onMark,
}: {
  view: CaseView;
  facts: FormFacts;
  onMark?(pointer: string, remark: string): void;
}) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const sorted = [...facts.problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <Panel
      title={translate('reviews.check.problems')}
      aside={
        <Typography variant="body2">{translate('reviews.check.complete', { percent: facts.meter.percent })}</Typography>
      }
    >
      {sorted.length === 0 && <Typography color="textSecondary">{translate('reviews.check.noProblems')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {sorted.map(({ pointer, text, severity, source }) => (
          <Box component="li" key={`${pointer} ${text}`} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
            <Typography variant="body2">
              <Box
                component="span"
                sx={{ fontWeight: 650, color: tones.urgency[severity === 'error' ? 'overdue' : 'soon'].text }}
              >
                {translate(`reviews.check.${severity}`)}
              </Box>{' '}
              {text}
              {source && source !== 'form' && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' '}
                  {translate('mark.aside', { words: source })}
                </Box>
              )}
            </Typography>
            <Link component="button" type="button" variant="body2" onClick={() => showField(pointer)}>
              {fieldPath(view.form, pointer, lang)}
            </Link>
            {onMark && (
              <>
                {' '}
                ·{' '}
                <Link component="button" type="button" variant="body2" onClick={() => onMark(pointer, text)}>
                  {translate('reviews.check.mark')}
                </Link>
              </>
            )}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

/** The same patent, file, or holder and name elsewhere: evidence for a person, never a verdict. */
export function Duplicates({ view }: { view: CaseView }) {
  const translate = useTranslate();
  const text = useText();
  const { duplicates } = view.detail;
  if (duplicates.length === 0)
    return (
      <Panel title={translate('reviews.duplicates.title')}>
        <Typography color="textSecondary">{translate('reviews.duplicates.none')}</Typography>
      </Panel>
    );
  return (
    <Panel
      title={translate('reviews.duplicates.title')}
      aside={
        <Typography variant="body2" sx={{ fontWeight: 650 }}>
          {translate('reviews.duplicates.count', { count: new Set(duplicates.map(({ number }) => number)).size })}
        </Typography>
      }
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 260, overflowY: 'auto' }} tabIndex={0}>
        {[...new Set(duplicates.map(({ number }) => number))].map((number) => {
          const same = duplicates.filter((one) => one.number === number);
          const other = same[0]?.other;
          return (
            <Box component="li" key={number} sx={{ py: 0.5, borderBottom: 1, borderColor: 'divider' }}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {number} {other ? `${other.title}${translate('mark.aside', { words: other.holderName })}` : ''}{' '}
                {text(same[0]?.nominator)}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {same
                  .map(
                    ({ kind, value }) =>
                      `${translate(`reviews.duplicates.${kind}`)}${kind === 'patent' ? ` ${value}` : ''}`,
                  )
                  .filter((words, index, all) => all.indexOf(words) === index)
                  .join(translate('mark.semicolon'))}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}
