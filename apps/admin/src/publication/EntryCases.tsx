import type { EntryContent, EntryWorksheetDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CountedField } from './CountedField';
import { LIMITS } from './entryWorksheet';
import { EntryField } from '../components';

type Cases = EntryContent['cases'];

/**
 * Which of the application's cases are printed, and how. A case that its holder keeps confidential cannot be chosen.
 */
export function EntryCases({
  source,
  cases,
  range,
  onChange,
}: {
  source: EntryWorksheetDto['source']['cases'];
  cases: Cases;
  range: EntryWorksheetDto['casesPerEntry'];
  onChange(cases: Cases): void;
}) {
  const translate = useTranslate();
  const toggle = (key: string) => {
    const given = source.find((one) => one.caseKey === key);
    if (cases.some((one) => one.caseKey === key)) return onChange(cases.filter((one) => one.caseKey !== key));
    if (!given) return;
    const { publishable: _publishable, domestic: _domestic, startDate: _startDate, ...printed } = given;
    onChange([...cases, printed]);
  };
  const set = (key: string | undefined, change: Partial<Cases[number]>) =>
    onChange(cases.map((one) => (one.caseKey === key ? { ...one, ...change } : one)));
  const figure = (text: string) => (!isVisible(text) || Number.isNaN(Number(text)) ? null : Number(text));
  return (
    <Box>
      <Typography variant="body2" color="textSecondary">
        {translate('publication.entry.choose', range)} ·{' '}
        {translate('publication.entry.chosen', { count: cases.length })}
      </Typography>
      {source.map((one) => {
        const chosen = cases.find((printed) => printed.caseKey === one.caseKey);
        const notes = [
          one.startDate ? translate('publication.entry.startDate', { date: one.startDate }) : '',
          one.publishable ? '' : translate('publication.entry.confidential'),
          one.domestic ? '' : translate('publication.entry.abroad'),
        ].filter((note) => note !== '');
        return (
          <Paper key={one.caseKey} variant="outlined" sx={{ p: 1.25, my: 1 }}>
            <FormControlLabel
              control={
                <Checkbox
                  checked={chosen !== undefined}
                  disabled={!one.publishable || (!chosen && cases.length >= range.max)}
                  onChange={() => toggle(one.caseKey)}
                />
              }
              label={`${one.title}${notes.length > 0 ? translate('mark.aside', { words: notes.join(translate('mark.comma')) }) : ''}`}
            />
            {chosen && (
              <Box>
                <CountedField
                  label={translate('publication.entry.caseTitle')}
                  value={chosen.title}
                  limit={LIMITS.caseTitle}
                  onChange={(title) => set(one.caseKey, { title })}
                />
                <CountedField
                  label={translate('publication.entry.content')}
                  value={chosen.content}
                  limit={LIMITS.caseContent}
                  rows={2}
                  onChange={(content) => set(one.caseKey, { content })}
                />
                <CountedField
                  label={translate('publication.entry.scale')}
                  value={chosen.scale ?? ''}
                  limit={LIMITS.caseScale}
                  required={false}
                  onChange={(scale) => set(one.caseKey, { scale })}
                />
                <CountedField
                  label={translate('publication.entry.benefit')}
                  value={chosen.benefit ?? ''}
                  limit={LIMITS.caseBenefit}
                  rows={2}
                  required={false}
                  onChange={(benefit) => set(one.caseKey, { benefit })}
                />
                <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}>
                  <EntryField
                    type="number"
                    label={translate('publication.entry.co2')}
                    value={chosen.annualCO2Tonnes ?? ''}
                    onChange={({ target }) => set(one.caseKey, { annualCO2Tonnes: figure(target.value) })}
                    slotProps={{ htmlInput: { min: 0, step: 'any' } }}
                  />
                  <EntryField
                    type="number"
                    label={translate('publication.entry.tce')}
                    value={chosen.annualCoalEquivTonnes ?? ''}
                    onChange={({ target }) => set(one.caseKey, { annualCoalEquivTonnes: figure(target.value) })}
                    slotProps={{ htmlInput: { min: 0, step: 'any' } }}
                  />
                </Box>
              </Box>
            )}
          </Paper>
        );
      })}
    </Box>
  );
}
