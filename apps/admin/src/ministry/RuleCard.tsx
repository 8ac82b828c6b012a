import type { ConditionRule } from '@linxuan/contracts';
import { cutText } from '@linxuan/form-rules';
import { Box, Chip, Paper, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { afterPress, EntryField, useText } from '../components';
import { useTones } from '../theme/useTones';
import { needsReason, withPhrase, type Decided, type GivenVerdict } from './conditionWorksheet';
import { RuleFacts } from './RuleFacts';

/** Words that reviewers use again and again, to be chosen one by one and changed at will. */
const STOCK: Record<Decided, readonly string[]> = {
  met: ['ministry.usualGround', 'ministry.stock.checkedProof', 'ministry.stock.checkedFigures'],
  'not-met': ['ministry.stock.noProof', 'ministry.stock.otherFigures'],
};

interface Props {
  rule: ConditionRule;
  index: number;
  given: GivenVerdict | undefined;
  current: boolean;
  disabled: boolean;
  onGive(verdict: Decided | null): void;
  onChange(given: GivenVerdict): void;
  onFocus(): void;
}

/** One condition: the document's words with its number, what was computed from what, and the person's verdict. */
export function RuleCard({ rule, index, given, current, disabled, onGive, onChange, onFocus }: Props) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [current]);
  const degree = rule.computed === 'met' ? 'normal' : rule.computed === 'not-met' ? 'overdue' : 'soon';
  // What is confirmed as computed takes one line, so that what is left stays in sight.
  const settled = !current && given !== undefined && given.verdict === rule.computed;
  const departs = given !== undefined && given.verdict !== rule.computed;
  return (
    <Paper
      ref={card}
      variant="outlined"
      component="section"
      aria-label={text(rule.title)}
      aria-current={current ? 'true' : undefined}
      onFocus={() => afterPress(onFocus)}
      onClick={onFocus}
      sx={{
        p: 1.5,
        scrollMarginBlock: 80,
        borderLeft: 4,
        borderLeftColor: given
          ? given.verdict === 'met'
            ? tones.urgency.normal.text
            : tones.urgency.overdue.text
          : 'divider',
        ...(current && { outline: `2px solid ${tones.gold}` }),
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="h3">
          {index + 1}. {text(rule.title)}
        </Typography>
        <Box
          component="span"
          sx={{
            px: 1,
            borderRadius: 1,
            fontSize: '0.8125rem',
            fontWeight: 650,
            color: tones.urgency[degree].text,
            bgcolor: tones.urgency[degree].wash,
          }}
        >
          {translate(`ministry.computed.${rule.computed}`)}
        </Box>
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
        {text(rule.basis.summary)}
        {translate('mark.aside', { words: rule.basis.document })}
        {rule.strength === 'soft' ? ` · ${translate('ministry.soft')}` : ''}
      </Typography>
      {!settled && <RuleFacts rule={rule} />}
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mt: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={given?.verdict ?? null}
          disabled={disabled}
          aria-label={translate('ministry.verdictOf', { rule: text(rule.title) })}
          onChange={(_event, verdict: Decided | null) => onGive(verdict)}
        >
          <ToggleButton value="met" color="success">
            {translate('ministry.verdict.met')}
          </ToggleButton>
          <ToggleButton value="not-met" color="error">
            {translate('ministry.verdict.not-met')}
          </ToggleButton>
        </ToggleButtonGroup>
        {departs && rule.computed !== 'undetermined' && (
          <Typography variant="body2" sx={{ color: tones.urgency.today.text, fontWeight: 650 }}>
            {translate('ministry.overrules')}
          </Typography>
        )}
      </Box>
      {departs && (
        <EntryField
          label={translate(rule.computed === 'undetermined' ? 'ministry.personReason' : 'ministry.overruleReason')}
          value={given.reason}
          required
          disabled={disabled}
          error={needsReason(rule, given)}
          onChange={({ target }) => onChange({ ...given, reason: cutText(target.value, 2000) })}
          multiline
          minRows={1}
        />
      )}
      {departs && !disabled && (
        <Box
          role="group"
          aria-label={translate('ministry.stockPhrases')}
          sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', mt: 0.5 }}
        >
          {STOCK[given.verdict].map((phrase) => (
            <Chip
              key={phrase}
              size="small"
              variant="outlined"
              label={translate(phrase)}
              onClick={() => onChange({ ...given, reason: withPhrase(given.reason, translate(phrase)) })}
              sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal' } }}
            />
          ))}
        </Box>
      )}
    </Paper>
  );
}
