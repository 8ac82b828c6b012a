import { DICE } from '@linxuan/draw';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Twenty dice, one press each. */
export function DiceInput({ value, onChange }: { value: number[]; onChange(value: number[]): void }) {
  const translate = useTranslate();
  const isFull = value.length >= DICE;
  return (
    <Box role="group" aria-label={translate('draws.dice')}>
      <Typography component="p" aria-live="polite" sx={{ fontFamily: 'monospace', letterSpacing: 2, minHeight: 28 }}>
        {value.join(' ') || translate('draws.diceNone')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('draws.diceCount', { count: value.length })}
      </Typography>
      <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', my: 1 }}>
        {[1, 2, 3, 4, 5, 6].map((die) => (
          <Button
            key={die}
            variant="outlined"
            disabled={isFull}
            sx={{ minWidth: 44, minHeight: 44 }}
            onClick={() => onChange([...value, die])}
          >
            {die}
          </Button>
        ))}
        <Button disabled={value.length === 0} onClick={() => onChange(value.slice(0, -1))}>
          {translate('draws.diceBack')}
        </Button>
      </Box>
    </Box>
  );
}
