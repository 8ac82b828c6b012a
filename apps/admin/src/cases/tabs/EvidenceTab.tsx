import type { CaseDetailDto } from '@linxuan/contracts';
import { Box, Chip, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Panel, useJoin, useText } from '../../components';
import { useTones } from '../../theme/useTones';
import { Notes } from './Notes';

/** What speaks for and against: the conditions as the application itself answers them, equal facts elsewhere, notes. */
export function EvidenceTab({ view, onChange }: { view: CaseDetailDto; onChange(): void }) {
  return (
    <>
      {view.eligibility.length > 0 && <Conditions view={view} />}
      {view.eligibility.length > 0 && <Duplicates view={view} />}
      {(view.canNote || view.notes.length > 0) && <Notes view={view} onChange={onChange} />}
    </>
  );
}

function Conditions({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const tone = {
    met: tones.urgency.normal,
    'not-met': tones.urgency.overdue,
    undetermined: tones.urgency.soon,
  } as const;
  return (
    <Panel title={translate('cases.eligibility.title')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {view.eligibility.map((rule) => (
          <Box
            component="li"
            key={rule.ruleId}
            sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
          >
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              <Chip
                size="small"
                label={translate(`cases.eligibility.${rule.verdict}`)}
                sx={{ color: tone[rule.verdict].text, bgcolor: tone[rule.verdict].wash, fontWeight: 650 }}
              />
              <Typography sx={{ fontWeight: 600, minWidth: 0 }}>{text(rule.title)}</Typography>
              {rule.strength === 'soft' && (
                <Typography variant="body2" color="textSecondary">
                  {translate('cases.eligibility.soft')}
                </Typography>
              )}
            </Box>
            <Typography variant="body2" sx={{ mt: 0.5 }}>
              {text(rule.explanation)}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {text(rule.words)}
              {translate('mark.aside', { words: rule.source })}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function Duplicates({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const others = new Map<string, CaseDetailDto['duplicates']>();
  for (const one of view.duplicates) others.set(one.number, [...(others.get(one.number) ?? []), one]);
  return (
    <Panel
      title={translate('cases.duplicates.title')}
      aside={
        view.duplicates.length > 0 && (
          <Typography variant="body2" color="textSecondary">
            {translate('cases.duplicates.help')}
          </Typography>
        )
      }
    >
      {others.size === 0 && <Typography color="textSecondary">{translate('cases.duplicates.none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[...others].map(
          ([number, [first, ...more]]) =>
            first && (
              <Box
                component="li"
                key={number}
                sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
              >
                <Typography sx={{ fontWeight: 600 }}>
                  {number}{' '}
                  {first.other && (
                    <MuiLink component={Link} to={`/cases/${first.other.id}`}>
                      {first.other.title}
                      {translate('mark.aside', { words: first.other.holderName })}
                    </MuiLink>
                  )}
                </Typography>
                {first.nominator && (
                  <Typography variant="body2" color="textSecondary">
                    {translate('cases.duplicates.nominatedBy', { who: text(first.nominator) })}
                    {first.other ? '' : ` · ${translate('cases.duplicates.hidden')}`}
                  </Typography>
                )}
                <Typography variant="body2">{reasons(view, [first, ...more], translate, join)}</Typography>
              </Box>
            ),
        )}
      </Box>
    </Panel>
  );
}

/** What is equal, in words: patents by number, files by their name here. */
function reasons(
  view: CaseDetailDto,
  found: CaseDetailDto['duplicates'],
  translate: (key: string, options?: Record<string, unknown>) => string,
  join: (names: readonly string[]) => string,
): string {
  const files = found
    .filter(({ kind }) => kind === 'file')
    .map(
      ({ value }) =>
        view.attachments.find(({ sha256 }) => sha256 === value)?.name ?? translate('cases.duplicates.file'),
    );
  return [
    ...found
      .filter(({ kind }) => kind === 'patent')
      .map(({ value }) => `${translate('cases.duplicates.patent')} ${value}`),
    ...(found.some(({ kind }) => kind === 'holder-and-name') ? [translate('cases.duplicates.holder-and-name')] : []),
    ...(files.length > 0 ? [translate('cases.duplicates.files', { names: join(files) })] : []),
  ].join(' · ');
}
