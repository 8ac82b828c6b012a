import type { ConditionRule } from '@linxuan/contracts';
import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';
import { useTones } from '../theme/useTones';
import { caseFacts, proofFacts } from './conditionWorksheet';

/** What a computed verdict rests on, row by row: counted or not, and why not. */
export function RuleFacts({ rule }: { rule: ConditionRule }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const cases = caseFacts(rule);
  const proofs = proofFacts(rule);
  return (
    <>
      {Object.keys(rule.facts).length > 0 && <Typography variant="body2">{text(rule.explanation)}</Typography>}
      {cases && cases.length > 0 && (
        <Facts label={text(rule.title)} head={['site', 'start', 'months', 'counted']}>
          {cases.map((one, index) => (
            <TableRow key={one.id ?? index}>
              <TableCell>{one.site ?? translate('field.empty')}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {one.startDate ? format.date(one.startDate) : translate('field.empty')}
              </TableCell>
              <TableCell align="right">{one.monthsInUse ?? '—'}</TableCell>
              <Counted
                counted={one.counted}
                why={one.whyNot ? translate(`ministry.whyNot.${one.whyNot}`, { _: one.whyNot }) : ''}
              />
            </TableRow>
          ))}
        </Facts>
      )}
      {proofs && proofs.length > 0 && (
        <Facts label={text(rule.title)} head={['number', 'kind', 'date', 'counted']}>
          {proofs.map((one, index) => (
            <TableRow key={one.id ?? index}>
              <TableCell>
                {one.number ?? translate('field.empty')}
                {one.issuer ? translate('mark.aside', { words: one.issuer }) : ''}
              </TableCell>
              <TableCell>
                {translate(`ministry.proof.${one.type ?? one.qualificationKind ?? 'none'}`, {
                  _: one.type ?? one.qualificationKind ?? '',
                })}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.date(one.grantDate ?? one.issuedOn)}</TableCell>
              <Counted counted={one.counted} why={one.validNumber === false ? translate('ministry.badNumber') : ''} />
            </TableRow>
          ))}
        </Facts>
      )}
    </>
  );
}

function Facts({ label, head, children }: { label: string; head: string[]; children: React.ReactNode }) {
  const translate = useTranslate();
  return (
    <TableContainer
      tabIndex={0}
      aria-label={label}
      sx={{ mt: 0.5, border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            {head.map((key) => (
              <TableCell key={key} align={key === 'months' ? 'right' : 'left'}>
                {translate(`ministry.head.${key}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{children}</TableBody>
      </Table>
    </TableContainer>
  );
}

function Counted({ counted, why }: { counted: boolean | null; why: string }) {
  const translate = useTranslate();
  const tones = useTones();
  const tone = counted === true ? tones.urgency.normal : counted === false ? tones.urgency.overdue : tones.urgency.soon;
  return (
    <TableCell>
      <Box component="span" sx={{ color: tone.text, fontWeight: 650 }}>
        {translate(`ministry.countedWord.${counted === null ? 'unknown' : counted ? 'yes' : 'no'}`)}
      </Box>
      {why && ` · ${why}`}
    </TableCell>
  );
}
