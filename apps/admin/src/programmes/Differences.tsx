import type { DifferenceArea, EditionDifferenceDto } from '@linxuan/contracts';
import { shortened } from '@linxuan/form-rules';
import { Box, Typography } from '@mui/material';
import { diffLines } from 'diff';
import { useTranslate } from 'react-admin';
import { useText } from '../components';
import { useTones } from '../theme/useTones';

const AREAS: DifferenceArea[] = ['steps', 'clocks', 'quotas', 'nominators', 'applicants', 'reviewers', 'texts'];
const LONGEST = 60;

/** What changed in words, grouped by whom it concerns first, and the changed lines of the text below. */
export function Differences({
  differences,
  before,
  after,
}: {
  differences: EditionDifferenceDto[];
  before: string | null;
  after: string;
}) {
  const translate = useTranslate();
  const text = useText();
  // What comes or goes as a whole is named already.
  const unnamed = ({ what }: EditionDifferenceDto, value: EditionDifferenceDto['after']): string =>
    value !== null && text(what).includes(text(value)) ? '' : short(value && text(value));
  if (before === after || (differences.length === 0 && before === null))
    return <Typography color="textSecondary">{translate('programmes.differences.none')}</Typography>;
  return (
    <Box>
      {AREAS.map((area) => {
        const found = differences.filter((one) => one.area === area);
        return found.length === 0 ? null : (
          <Box key={area} sx={{ mb: 1.5 }}>
            <Typography variant="h3">{translate(`programmes.differences.area.${area}`)}</Typography>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {found.map((one) => (
                <li key={one.path}>
                  <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                    {text(one.what)}
                    {translate('mark.colon')}
                    {one.before === null ? (
                      `${translate('programmes.differences.added')} ${unnamed(one, one.after)}`
                    ) : one.after === null ? (
                      `${translate('programmes.differences.removed')} ${unnamed(one, one.before)}`
                    ) : (
                      <>
                        <del>{short(text(one.before))}</del> → <strong>{short(text(one.after))}</strong>
                      </>
                    )}
                  </Typography>
                </li>
              ))}
            </Box>
          </Box>
        );
      })}
      {before !== null && <Lines before={before} after={after} />}
    </Box>
  );
}

const short = (words: string | null): string => (words === null ? '' : shortened(words, 161));

/** The lines that come and go from one text to the other. */
export function Lines({ before, after }: { before: string; after: string }) {
  const translate = useTranslate();
  const tones = useTones();
  const changed = diffLines(before, after)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) =>
      value
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => ({ sign: added ? '+' : '−', line })),
    );
  return (
    <Box>
      <Typography variant="h3">{translate('programmes.differences.lines')}</Typography>
      <Box
        tabIndex={0}
        role="region"
        aria-label={translate('programmes.differences.lines')}
        sx={{
          overflow: 'auto',
          maxHeight: 320,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          p: 1,
          fontFamily: 'monospace',
          fontSize: '0.8rem',
        }}
      >
        {changed.slice(0, LONGEST).map(({ sign, line }, index) => (
          <Box
            key={index}
            sx={{ whiteSpace: 'pre', color: sign === '+' ? tones.urgency.normal.text : tones.urgency.overdue.text }}
          >
            {sign} {line}
          </Box>
        ))}
        {changed.length > LONGEST && (
          <Box sx={{ color: 'text.secondary' }}>
            {translate('programmes.differences.more', { count: changed.length - LONGEST })}
          </Box>
        )}
      </Box>
    </Box>
  );
}
